"""Assembling: from a module's card and lesson to notebooks for students, instructors and the site."""
