// `/` goes to the search field of the page, Escape leaves it. Everything else is the browser's own.
document.addEventListener('keydown', (event) => {
  const search = document.querySelector('[data-search]');
  if (!search || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.composedPath().some((it) => it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement);
  if (event.key === '/' && !typing) {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'Escape' && search.contains(document.activeElement)) {
    document.activeElement.blur();
  }
});
