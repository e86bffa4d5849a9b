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
