"""The course theme's server: it answers Jupyter Book's page requests with our own HTML."""
