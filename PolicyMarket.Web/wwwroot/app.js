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
const live = { typed: null, timer: 0, open: [] };
const sendLive = form => {
  live.open = [...form.querySelectorAll('[data-live-skip]:checked')].map(box => box.id);
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

// Whoever sends the form or follows a link has stopped typing: a search that waits must not call the person back.
const stopLive = event => {
  if (event.type === 'submit' || event.target.closest('a[href]')) {
    clearTimeout(live.timer);
  }
};
document.addEventListener('submit', stopLive, true);
document.addEventListener('click', stopLive, true);

document.addEventListener('compositionend', event => {
  event.target.dispatchEvent(new InputEvent('input', { bubbles: true }));
});

// What was typed while an answer was under way stays in the box, and what was unfolded stays open.
window.Blazor?.addEventListener('enhancedload', () => {
  document.querySelectorAll('form[data-live-search] [data-live-skip]').forEach(box => { box.checked = live.open.includes(box.id); });
  const box = document.querySelector('form[data-live-search] input[type=search]');
  if (box && document.activeElement === box && live.typed !== null && box.value !== live.typed) {
    box.value = live.typed;
  }
});

// A form that moves money is sent once: its button rests from the first press until the answer is there. The server refuses repeats in any case.
document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-once]');
  if (form === null || !form.checkValidity()) {
    return;
  }
  if (form.dataset.sent === 'true') {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = 'true';
  form.querySelectorAll('button[type=submit]').forEach(button => button.setAttribute('aria-disabled', 'true'));
}, true);

// The box in the head of a table ticks all boxes below it.
document.addEventListener('change', event => {
  if (event.target.matches('[data-all]')) {
    event.target.closest('table').querySelectorAll('tbody input[type=checkbox]').forEach(box => { box.checked = event.target.checked; });
  }
});

window.Blazor?.addEventListener('enhancedload', () => {
  document.querySelectorAll('form[data-once]').forEach(form => {
    delete form.dataset.sent;
    form.querySelectorAll('button[aria-disabled]').forEach(button => button.removeAttribute('aria-disabled'));
  });
});

// A file that is too big is refused before it is sent; without JavaScript the server refuses it.
document.addEventListener('change', event => {
  const input = event.target.closest('input[type=file][data-max-bytes]');
  if (input) {
    const file = input.files[0];
    input.setCustomValidity(file && file.size > Number(input.dataset.maxBytes) ? input.dataset.tooBig : '');
    input.reportValidity();
  }
});
