/* Suggests names while somebody types into a search box (ARIA 1.2, combobox with a list).

   An input with data-suggest=ADDRESS gets a list below it: arrows move through it, Enter opens the
   page of the name, Escape closes it. Without this script the box searches as it did. */
"use strict";
(() => {
  const WAIT = 120; // milliseconds after the last key
  let lists = 0;

  function combobox(input) {
    const list = document.createElement("ul");
    list.id = `bs-suggested-${++lists}`;
    list.className = "bs-suggested";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Names");
    list.hidden = true;
    const told = document.createElement("span");
    told.className = "bs-unseen";
    told.setAttribute("role", "status");
    input.after(list, told);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);
    let timer = 0, asked = "", active = -1, running = null;

    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const move = (to) => {
      const options = [...list.children];
      options.forEach((option) => option.setAttribute("aria-selected", "false"));
      active = to < -1 ? options.length - 1 : to >= options.length ? -1 : to;
      if (active < 0) return input.removeAttribute("aria-activedescendant");
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    };

    const show = (suggestions) => {
      list.replaceChildren(...suggestions.map((one, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = one.url;
        const name = document.createElement("bdi");
        name.className = `bs-name bs-${one.kind}`;
        name.textContent = one.name;
        const about = document.createElement("span");
        about.className = "bs-quiet";
        const country = one.country_code ? `, ${one.country_code}` : "";
        const articles = Number(one.articles || 0).toLocaleString("en");
        about.textContent = ` ${one.kind}${country} · ${articles} article${one.articles === 1 ? "" : "s"}`;
        option.append(name, about);
        return option;
      }));
      close();
      if (!suggestions.length) return void (told.textContent = "");
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      told.textContent = `${suggestions.length} name${suggestions.length === 1 ? "" : "s"} suggested`;
    };

    const ask = async () => {
      const typed = input.value;
      if (typed === asked) return;
      asked = typed;
      running?.abort();
      if (!typed.trim()) return show([]);
      running = new AbortController();
      try {
        const address = `${input.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 200))}`;
        const answer = await fetch(address, { signal: running.signal });
        if (!answer.ok) return;
        const { suggestions } = await answer.json();
        if (input.value === typed && document.activeElement === input) show(suggestions);
      } catch { /* The box still searches. */ }
    };

    const open = (option) => {
      // Only pages of this site: the address comes from the server, and may be nothing else.
      const address = new URL(option.dataset.url, location.href);
      if (address.origin === location.origin) location.assign(address);
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown") move(active + 1);
      else if (event.key === "ArrowUp") move(active - 1);
      else if (event.key === "Enter" && active >= 0) open(list.children[active]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    input.form?.addEventListener("submit", () => { clearTimeout(timer); running?.abort(); });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) open(option);
    });
  }

  for (const input of document.querySelectorAll("input[data-suggest]:not([role])")) combobox(input);
})();
