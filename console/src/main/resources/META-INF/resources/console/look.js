// Light or dark: what the operator chose here last, otherwise what the system prefers. Loaded before the first paint.
(() => {
  const KEY = 'aerophoenix-look';
  const show = (look) => {
    document.documentElement.dataset.look = look;
    document.documentElement.setAttribute('theme', look === 'system' ? 'light-dark' : look);
  };
  const remembered = () => {
    try { return localStorage.getItem(KEY) || 'system'; } catch { return 'system'; }
  };
  window.aerophoenix = window.aerophoenix || {};
  window.aerophoenix.toggleLook = () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = remembered() === 'system' ? (dark ? 'dark' : 'light') : remembered();
    const next = now === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem(KEY, next); } catch { /* private window: it lasts for this page */ }
    show(next);
  };
  show(remembered());
})();
