//! Text that needs no repair: sentences of other languages, code, tables, formulas.

/// Sentences, a line each; most have the letters that the legacy encodings use.
pub(crate) const SENTENCES: &str = "\
L'été dernier, ma sœur aînée a été reçue à l'école où elle était déjà élève.
Il a haï ce poème naïf, mais la fête de Noël à Caïn lui a plu; le thé thaï était prêt.
Où êtes-vous allés? Là-bas, près de la forêt, le garçon a mangé une pâte brûlée.
L'État laïc garantit l'égalité; voilà le maître, le château, l'hôpital, l'île et l'âne.
Le père a payé 12 € pour le dîner; le café coûte 3 £ ou 4 ¥ selon le pays.
«Bien sûr», dit-elle, «c'est ici que Zoë a vu Saül, né à Haïti».
« C'est là », répondit-il; ça va, très chère amie, à bientôt, où que tu sois.
Der Bär läuft über die Brücke, während die Mädchen schöne Lieder für Väter üben.
Größe, Maß und Fuß: die Straße heißt Königsallee, süß ist der Käse, müßig der Föhn.
Äpfel, Öl und Übermut gehören zu den Wörtern mit Umlaut; der Löwe hört nöhlende Kühe.
Er tötet nicht, er söhnt sich aus; die Tür ist zu, das Tor ist auf, Öfen glühen.
Für später: zwölf Gänse, fünf Hühner und ein Dutzend Möwen flögen südwärts.
Příliš žluťoučký kůň úpěl ďábelské ódy, až se mu z toho zatočila hlava.
Být či nebýt, to je otázka; máš rád čaj, mé dítě, nebo sýr a chléb?
Já vím, že tým má dům na vsi a že hůl je v koutě; díky, páni.
Það var gott að sjá þig; söngur og göng, sæ og hæ, bær og bæn í þögn.
Hún á hús við sjóinn; maðurinn fór út í bæ að kaupa mjólk, kæfu og fisk.
Ég söng í göngum; mörg lönd, önd á tjörn, köld hönd og þröng kví.
På ön såg jag en björn; så gå nu, må du få nåd, sörj inte, ät mät.
Ærlig talt så vi på sjøen; når må du gå? Rødgrød med fløde på bordet.
El niño comió piñas; así sí, mañana él dió más, aquí río y tío están.
O avô e a avó são pães; não há mãe sem irmã, você já tem maçã e pão.
Perché no? Più giù, però, c'è città e là così si può; già, lunedì, né più.
Több tök és öt szép nő; két kör mögött három ház és kút, mint fül és szűk út.
The naïve café owner's résumé mentioned a façade, a jalapeño, and Motörhead's rôle.
The coöperative's Ångström unit, Möbius strip and Erdős number are not Vietnamese.
The plan covers 3 × 4 = 12 sites, ± 5 %, at 25 °C, 5 µm filters, 10 m² and 7 m³.
Weights: 5 µg, 12 µl, 3µs; angles: 90° ± 2°; a·b = c, m·n = k, m×n matrix, n÷m.
Copyright © 2024 Microsoft® Windows™; Coca-Cola®, ©VTV, §1 BGB, § 12a, ¶ 3, No. 5ª.
Price: £5, ¥100, ¢50, 200.000® per box, 3½ cups, ¼ inch, ¾ full, x¹ + y² = z³, h¹, m¹.
if (a¬b) return «x»; // ¬p ∨ q, «quoted», 'ø' is the empty set, Ø 25 mm, ∅
let s = \"\u{e9}\"; assert_eq!(s.len(), 2); print(f\"{naïve}\"); // größe = größer
for (int i = 0; i < n; ++i) { a[i] ^= b[i]; } /* 2^n, x~y, e-mail, co-op, re-do */
SELECT tên FROM bảng WHERE mã = 'KH-01' AND năm >= 2024; -- không có gì lạ
|  STT | Nội dung         | Số lượng | Đơn giá | Thành tiền |
|    1 | Bút bi           |       12 |   5.000 |     60.000 |
|    2 | Vở 96 trang      |      100 |   9.500 |    950.000 |
12,5\t13,75\t1.024\t-3,2\t±0,5\t25°C\t10%\t½\t¼\t3×4\t5÷2
";

/// Ordinary Vietnamese that has something of the legacy encodings about it.
pub(crate) const VIETNAMESE: &str = "\
Công đoàn cơ sở đã có kế hoạch tổ chức hội nghị, thăm hỏi đoàn viên ốm đau, hiếu hỉ.
Hoà bình, thuỷ lợi, uỷ ban, quí khách, kĩ thuật, mĩ thuật, toà án, khoá học, luỹ kế.
Bà con xã Krông Pắc, Đắk Lắk, Ê-đê, Mát-xcơ-va, E-learning, Covid-19, GD-ĐT, UBND-VX.
Ở nhà máy, sợi dây dài 5 µm, nhiệt độ 25°C, diện tích 10 m², dung sai ± 0,5 %.
Cô giáo dùng bút bé, vô lớp, hái hoa, bán vé, đi xe, ăn tối, ngủ trưa, xem phim thái.
«Việt Nam» – đất nước, con người; ® và © là ký hiệu; giá 200.000đ/kg, 3 × 4 = 12.
Món café ở Huế, rượu vang Bordeaux, ông Müller và bà Noël dự hội thảo tại Cần Thơ.
Các bạn Đỗ Thị Ý, Ông Ích Khiêm, Âu Cơ, Ôn Như Hầu ôn tập môn Ngữ văn, môn Âm nhạc.
";

/// A short plan, so that there is one where the fixtures are not.
pub(crate) const PLAN: &str = "\
PHÒNG GD&ĐT HUYỆN BÌNH AN
TRƯỜNG THCS NGUYỄN VIẾT XUÂN
Số: 12/KH-THCS
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
KẾ HOẠCH
Tổ chức các hoạt động ngoài giờ lên lớp năm học 2023 - 2024
Căn cứ Nghị quyết số 29-NQ/TW về đổi mới căn bản, toàn diện giáo dục và đào tạo;
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao chất lượng giáo dục đạo đức, lối sống, kỹ năng sống cho học sinh.
2. Các bộ phận được giao nhiệm vụ phối hợp thực hiện nghiêm túc, tránh lãng phí.
II. NỘI DUNG
Tháng 9: Khai giảng, bầu ban chấp hành chi đoàn; ủng hộ quỹ vì bạn nghèo vượt khó.
Tháng 11: Hội thi văn nghệ chào mừng ngày Nhà giáo Việt Nam 20/11.
";
