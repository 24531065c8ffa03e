//! Matching keys: when do two spellings say the same?
