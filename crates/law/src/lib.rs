//! What the statute says: instruments and citations
