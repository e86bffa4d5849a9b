// Keys of the list that would scroll the page; whether rows are cards; and the row under the cursor brought into view, which a virtual list has no element for.
export function watch(list) {
  list.addEventListener('keydown', event => {
    if (['ArrowUp', 'ArrowDown'].includes(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
    }
  });
  return matchMedia('(max-width: 720px)').matches;
}

export function show(part) {
  document.querySelector(part)?.scrollIntoView({ block: 'start' });
}

export function reveal(list, place, height) {
  const box = list.querySelector('.mud-table-container');
  if (!box) {
    return;
  }
  const head = box.querySelector('thead')?.offsetHeight ?? 0;
  const top = place * height;
  if (top < box.scrollTop) {
    box.scrollTop = top;
  } else if (top + height > box.scrollTop + box.clientHeight - head) {
    box.scrollTop = top + height - box.clientHeight + head;
  }
}
