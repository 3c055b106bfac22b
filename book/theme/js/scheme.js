/* Before anything is drawn: the colours that the reader chose last time. A file, so that no inline script is needed. */
try {
  const kept = localStorage.getItem("course-theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch { /* storage may be switched off */ }
