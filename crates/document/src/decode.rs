//! Bytes of text to a string: UTF-8, UTF-16, GB 18030, Big5.
