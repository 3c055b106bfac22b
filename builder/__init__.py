"""coursewright: a proven, published course from a career profile. Import package `builder`, command `course`."""

__version__ = "0.1.0"
