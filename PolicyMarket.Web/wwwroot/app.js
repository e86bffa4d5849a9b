// What HTML alone cannot do. Every page works without it, except that its desk islands need Blazor's own script.
const desk = () => document.querySelector('[data-desk]') !== null;

// Enhanced navigation does not run the desks' own script: coming from a public page, load the desk in full once.
window.Blazor?.addEventListener('enhancedload', () => {
  if (desk() && window.mudElementRef === undefined) {
    location.reload();
  }
});

// On a slow line a desk's answer takes a moment: the pressed button says so until the page changes.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-desk] main button, [data-desk] .mud-dialog button, .mud-dialog button');
  if (!button || button.disabled || !desk()) {
    return;
  }
  const end = () => { clearTimeout(timer); watch.disconnect(); button.removeAttribute('aria-busy'); };
  const watch = new MutationObserver(end);
  const timer = setTimeout(() => { button.setAttribute('aria-busy', 'true'); setTimeout(end, 15000); }, 150);
  setTimeout(() => watch.observe(document.body, { childList: true, subtree: true, characterData: true }), 0);
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

// A draft: Alt and arrows move rows of its tree, Ctrl+Z and Ctrl+Y step through its changes, instead of what the browser does with them. A box whose text
// is not part of the draft yet keeps its own undo.
document.addEventListener('keydown', event => {
  if (event.isComposing || !event.target.closest?.('[data-steps]')) {
    return;
  }
  const isMove = event.altKey && !event.ctrlKey && event.key.startsWith('Arrow') && event.target.closest('[data-moves]') !== null;
  const isStep = (event.ctrlKey || event.metaKey) && !event.altKey && ['z', 'y'].includes(event.key.toLowerCase());
  if (isStep && event.target.matches('[role=combobox], [data-own-undo]')) {
    event.stopPropagation();
  } else if (isMove || isStep) {
    event.preventDefault();
  }
}, true);

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

// A desk that lost its connection, or got none, asks the server why and says it: signed out, too many windows, or only the network.
const circuitNotes = ['components-reconnect-modal', 'blazor-error-ui'].map(id => document.getElementById(id)).filter(note => note !== null);
const isShown = note => note.style.display === 'block' || /components-reconnect-(show|failed|rejected|retrying)/.test(note.className);
const forgetWhy = note => {
  note.querySelectorAll('[data-circuit-end]').forEach(words => words.remove());
  note.classList.remove('connection-ended');
};
const sayWhy = (note, state) => {
  forgetWhy(note);
  const words = document.createElement('p');
  words.dataset.circuitEnd = state.code;
  words.append(state.what, state.todo);
  if (state.link) {
    const link = document.createElement('a');
    link.href = state.link + '?returnUrl=' + encodeURIComponent(location.pathname + location.search);
    link.textContent = state.linkText;
    words.append(' ', link);
    // What was shown was for the person who was signed in.
    document.querySelector('[data-desk] main')?.setAttribute('inert', '');
  }
  note.append(words);
  note.classList.add('connection-ended');
};
const askWhy = async note => {
  if (!desk() || note.dataset.asking === 'true' || note.classList.contains('connection-ended')) {
    return;
  }
  note.dataset.asking = 'true';
  try {
    const answer = await fetch('/circuit-state', { cache: 'no-store' });
    const state = answer.ok ? await answer.json() : null;
    if (state !== null && !state.isOpen) {
      sayWhy(note, state);
    }
  } catch {
    // The network is down: Blazor's own words say so, and it tries again.
  } finally {
    delete note.dataset.asking;
  }
};
circuitNotes.forEach(note => new MutationObserver(() => {
  if (isShown(note)) {
    askWhy(note);
  } else if (note.matches('.components-reconnect-hide.connection-ended') && !note.querySelector('[data-circuit-end=signed-out]')) {
    forgetWhy(note);
  }
}).observe(note, { attributes: true, attributeFilter: ['class', 'style'] }));

// A desk whose very first connection is refused gets no note from Blazor, only a rejected promise.
window.addEventListener('unhandledrejection', event => {
  if (circuitNotes.length > 0 && `${event.reason?.errorType} ${event.reason}`.includes('egotiat')) {
    askWhy(circuitNotes[0]);
  }
});

// A table that scrolls sideways can be reached, and so scrolled, by the keyboard.
const reachScrolling = () => document.querySelectorAll('.mud-table-container').forEach(box => {
  if (box.scrollWidth <= box.clientWidth) {
    ['tabindex', 'role', 'aria-label'].forEach(name => box.removeAttribute(name));
    return;
  }
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', `${box.closest('[aria-label]:not(.mud-table-container)')?.getAttribute('aria-label') ?? '表格'}（可左右滚动）`);
});
let reaching = 0;
const reachSoon = () => {
  cancelAnimationFrame(reaching);
  reaching = requestAnimationFrame(reachScrolling);
};
if (desk()) {
  new MutationObserver(reachSoon).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', reachSoon);
}

// The state of a desk's page in its address. Only while that page is open: a search that ends while a link is followed must not lead back.
window.policyMarket = {
  showAddress(address, replace) {
    const target = new URL(address, document.baseURI);
    if (target.pathname === location.pathname) {
      window.Blazor.navigateTo(target.href, { replaceHistoryEntry: replace });
    }
  },
  // The text of a box, to be fetched in pieces: as one message a long paste would end the circuit.
  typedText(id) {
    return new TextEncoder().encode(document.getElementById(id)?.value ?? '');
  },
};
