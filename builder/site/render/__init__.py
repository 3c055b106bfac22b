"""MyST documents to HTML: one small function per node type, kept in a registry."""
