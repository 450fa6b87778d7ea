// The one script. Every page works without it; it asks before an act, keeps drafts, copies lists and refreshes what is under way.
'use strict';

// A form with data-confirm is asked about in a dialog; without JavaScript it is simply sent.
document.addEventListener('submit', event => {
  const form = event.target;
  if (!form.dataset.confirm || form.dataset.sure) return;
  event.preventDefault();
  const dialog = document.getElementById('confirm');
  dialog.querySelector('p').textContent = form.dataset.confirm;
  dialog.returnValue = '';
  dialog.onclose = () => {
    if (dialog.returnValue !== 'yes') return;
    form.dataset.sure = 'yes';
    form.requestSubmit();
  };
  dialog.showModal();
});

// data-locate: once its button is pressed the browser is asked where it is, and only then is the form sent; where it does not say, data-unlocated tells so.
document.addEventListener('submit', event => {
  const form = event.target;
  if (!('locate' in form.dataset) || form.dataset.located) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const [button, told] = [form.querySelector('[type=submit]'), form.querySelector('[data-unlocated]')];
  button.disabled = true;
  told.hidden = true;
  const silent = () => { button.disabled = false; told.hidden = false; };
  if (!navigator.geolocation) return silent();
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    for (const name of ['Latitude', 'Longitude', 'Accuracy']) form.elements[name].value = coords[name.toLowerCase()];
    button.disabled = false;
    form.dataset.located = 'yes';
    form.requestSubmit();
    delete form.dataset.located;
  }, silent, { enableHighAccuracy: true, timeout: 15000 });
});

// A second click while a form is on its way would send it twice.
document.addEventListener('submit', event => {
  if (event.defaultPrevented) return;
  for (const button of event.target.querySelectorAll('button[type=submit]')) setTimeout(() => { button.disabled = true; });
});
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[type=submit]:disabled')) button.disabled = false;
});

// data-copy="#id": copies that element's text. The clipboard is closed to pages on plain http: then the text is selected, and copied the old way.
const select = element => {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.selectAllChildren(element);
  return document.execCommand('copy');
};
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  const isCopied = await navigator.clipboard?.writeText(source.innerText.trim()).then(() => true, () => false) || select(source);
  const told = button.querySelector('[data-copied]');
  if (!isCopied) told.textContent = document.body.dataset.copyByHand;
  told.hidden = false;
});

// data-print: shown only where it can do something.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// A filter that is chosen is applied.
document.addEventListener('change', event => {
  if (event.target.matches('[data-apply]')) event.target.form.requestSubmit();
});

// data-all: a box that ticks every other box of its form, shown only where it can.
const boxesOf = all => [...all.closest('form').querySelectorAll('input[type=checkbox]')].filter(box => !all.contains(box));
for (const all of document.querySelectorAll('[data-all]')) all.hidden = false;
document.addEventListener('change', event => {
  const all = event.target.closest('form')?.querySelector('[data-all]');
  if (!all || event.target.type !== 'checkbox') return;
  const own = all.querySelector('input');
  if (event.target === own) for (const box of boxesOf(all)) box.checked = own.checked;
  own.checked = boxesOf(all).every(box => box.checked);
});

// data-move: what is dragged onto a data-place is sent there, by the form that the page keeps for it. Its own page does the same without a mouse.
const moving = document.getElementById('moving');
let dragged = null;
const placeOf = event => dragged && event.target.closest('[data-place]');
document.addEventListener('dragstart', event => { dragged = moving && event.target.closest('[data-move]'); });
document.addEventListener('dragend', () => { dragged = null; });
for (const name of ['dragover', 'dragleave', 'drop']) document.addEventListener(name, event => {
  const place = placeOf(event);
  if (!place) return;
  event.preventDefault();
  place.classList.toggle('over', name === 'dragover');
  if (name !== 'drop' || place.contains(dragged)) return;
  moving.action = dragged.dataset.move;
  moving.elements.Place.value = place.dataset.place;
  moving.elements.Version.value = dragged.dataset.version;
  moving.requestSubmit();
});

// data-fullscreen: shown only where it can do something.
for (const button of document.querySelectorAll('[data-fullscreen]')) {
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
}

// data-sent: what the server answers stands in the page's place; where no answer comes, data-unsent says that nothing was recorded, and the button is there again.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!('sent' in form.dataset)) return;
  event.preventDefault();
  const [button, told] = [event.submitter ?? form.querySelector('[type=submit]'), document.querySelector('[data-unsent]')];
  button.disabled = true;
  told.hidden = true;
  const answer = await fetch(button.hasAttribute('formaction') ? button.formAction : form.action, { method: 'post', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  const page = await answer?.text().catch(() => null);
  const fresh = page && new DOMParser().parseFromString(page, 'text/html').querySelector('main');
  button.disabled = false;
  if (!fresh) {
    told.hidden = false;
    return;
  }
  // A page that may ask where the browser is says so in its own headers.
  if (answer.redirected && fresh.querySelector('[data-locate]')) return location.assign(answer.url);
  document.querySelector('main').replaceWith(fresh);
  history.replaceState(null, '', answer.url);
  fresh.querySelector('[role=alert]:not([hidden]),[role=status]')?.focus();
});

// data-swap="seconds": fetches the page again and replaces this element, as long as the server still marks it. It waits while its reader is
// answering a question or stands in it with the keyboard, and tries again when the server cannot be reached.
const isBusy = element => document.hidden || document.querySelector('dialog[open]') || element.contains(document.activeElement);
const swap = element => setTimeout(async () => {
  if (isBusy(element)) return swap(element);
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  const page = answer?.ok ? await answer.text() : null;
  element.classList.toggle('cut-off', page === null);
  if (page === null || isBusy(element)) return swap(element);
  const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById(element.id);
  if (!fresh) return element.classList.add('cut-off');
  element.replaceWith(fresh);
  if (fresh.dataset.swap) swap(fresh);
}, 1000 * element.dataset.swap);
document.querySelectorAll('[data-swap]').forEach(swap);

// The page after a saved form names the draft that is done with; it may be the same form again, for the next one.
for (const done of document.querySelectorAll('[data-draft-done]')) localStorage.removeItem('draft:' + done.dataset.draftDone);

// data-draft="key": what is typed is kept in this browser until the form is saved. data-draft-keep="Day Part" names fields that no draft overwrites.
for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = 'draft:' + form.dataset.draft;
  const fields = () => [...form.elements].filter(f => f.name && f.type !== 'hidden' && f.type !== 'file' && f.type !== 'password');
  const restore = () => {
    const draft = JSON.parse(localStorage.getItem(key) || 'null');
    if (!draft || form.querySelector('.bad')) return;
    const kept = (form.dataset.draftKeep ?? '').split(' ');
    for (const field of fields()) {
      if (kept.includes(field.name)) continue;
      const values = draft.values[field.name];
      if (values === undefined) continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
      else field.value = values[0] ?? '';
    }
    const told = form.querySelector('[data-draft-told]');
    if (told) told.hidden = false;
  };
  form.addEventListener('input', () => {
    const values = {};
    for (const field of fields()) {
      values[field.name] ??= [];
      if ((field.type !== 'checkbox' && field.type !== 'radio') || field.checked) values[field.name].push(field.value);
    }
    localStorage.setItem(key, JSON.stringify({ values }));
    const saved = form.querySelector('[data-draft-saved]');
    if (saved) saved.hidden = false;
  });
  // Without a network the page stays as it is, with the files that were chosen.
  form.addEventListener('submit', event => {
    const unsent = form.querySelector('[data-unsent]');
    if (!unsent) return;
    unsent.hidden = navigator.onLine;
    if (!navigator.onLine) event.preventDefault();
  });
  restore();
}
