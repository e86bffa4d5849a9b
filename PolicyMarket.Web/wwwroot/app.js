// What HTML alone cannot do. Every page works without it, except that its desk islands need Blazor's own script.
const desk = () => document.querySelector('[data-desk]') !== null;

// Enhanced navigation does not run the desks' own script: coming from a public page, load the desk in full once.
window.Blazor?.addEventListener('enhancedload', () => {
  if (desk() && window.Radzen === undefined) {
    location.reload();
  }
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-reload]')) {
    event.preventDefault();
    location.reload();
  }
  if (event.target.closest('[data-print]')) {
    window.print();
  }
  document.querySelectorAll('details.person[open]').forEach(menu => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
});

document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('details.person[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// Search while typing: forms marked data-live-search send themselves; the address is replaced, so that "back" leaves the search.
const live = { typed: null, timer: 0 };
const sendLive = form => {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== '');
  const query = new URLSearchParams(pairs).toString();
  const url = new URL(form.getAttribute('action'), document.baseURI).pathname + (query ? '?' + query : '');
  if (window.Blazor) {
    window.Blazor.navigateTo(url, false, true);
  } else {
    form.requestSubmit();
  }
};

document.addEventListener('input', event => {
  const form = event.target.closest('form[data-live-search]');
  if (!form || event.isComposing || event.target.hasAttribute('data-live-skip')) {
    return;
  }
  clearTimeout(live.timer);
  const isTyping = event.target.type === 'search';
  live.typed = isTyping ? event.target.value : null;
  live.timer = setTimeout(() => sendLive(form), isTyping ? 300 : 0);
});

document.addEventListener('compositionend', event => {
  event.target.dispatchEvent(new InputEvent('input', { bubbles: true }));
});

// What was typed while an answer was under way stays in the box.
window.Blazor?.addEventListener('enhancedload', () => {
  const box = document.querySelector('form[data-live-search] input[type=search]');
  if (box && document.activeElement === box && live.typed !== null && box.value !== live.typed) {
    box.value = live.typed;
  }
});
