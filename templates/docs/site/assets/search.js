// Finds names as one types, among those that a service's own search.js hands over.
"use strict";
(() => {
  const { make, load, fold, top, up } = window.shapewright;
  const GROUPS = [
    ["Operations", ["operation"]],
    ["Services", ["service"]],
    ["Shapes", ["structure", "union", "event stream"]],
    ["Enums and errors", ["enum", "error"]],
    ["Paginators and waiters", ["paginator", "waiter"]],
    ["Members", ["member"]],
    ["Types and other pages", ["type", "types", "changes"]],
    ["Values", ["value"]],
  ];
  const RANK = new Map(GROUPS.flatMap(([, kinds], at) => kinds.map((kind) => [kind, at])));
  const FIRST = 6;
  const MOST = 300;
  const WORDS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}+/gu;
  const EXACT = 0;
  const entries = [];

  const take = ({ rows }) => {
    for (const [kind, within, path, prefix, names] of rows) {
      const place = { kind, rank: RANK.get(kind) ?? GROUPS.length - 1, within, inside: fold(within), path };
      const isGroup = Array.isArray(names);
      for (const name of isGroup ? names : [names]) {
        const words = name.match(WORDS) ?? [];
        entries.push({
          place,
          name,
          folded: fold(name),
          initials: words.map((word) => word[0]).join("").toLowerCase(),
          anchor: isGroup && prefix !== null ? prefix + name : prefix,
        });
      }
    }
  };

  // How well a name answers: 0 is the name itself, 3 is somewhere inside, -1 is not at all.
  const rate = (entry, query, humps) => {
    const { folded, initials } = entry;
    if (folded === query) return EXACT;
    if (folded.startsWith(query)) return 1;
    if (query.length < 2) return -1;
    if (initials === query) return 1;
    if (initials.startsWith(query)) return 2;
    if (folded.includes(query)) return startsWord(entry.name, query) ? 2 : 3;
    return humps && hasHumps(entry.name, humps) ? 2 : -1;
  };
  const startsWord = (name, query) => {
    const words = (name.match(WORDS) ?? []).map((word) => word.toLowerCase());
    return words.some((_, at) => words.slice(at).join("").startsWith(query));
  };
  const hasHumps = (name, humps) => {
    let at = 0;
    for (const word of name.match(WORDS) ?? []) {
      if (word.toLowerCase().startsWith(humps[at])) at += 1;
      if (at === humps.length) return true;
    }
    return false;
  };

  const read = (text) => {
    const words = text.match(WORDS) ?? [];
    return {
      query: fold(text),
      tokens: text.split(/[\s.[\]{}]+/).map(fold).filter(Boolean),
      humps: words.length > 1 ? words.map((word) => word.toLowerCase()) : null,
    };
  };
  const find = (text) => {
    const { query, tokens, humps } = read(text);
    const groups = GROUPS.map(([title]) => ({ title, hits: [] }));
    const exact = { title: "Exactly this", hits: [] };
    if (!query) return [];
    for (const entry of entries) {
      let quality = rate(entry, query, humps);
      if (quality < 0 && tokens.length > 1) quality = rateTokens(entry, tokens);
      if (quality < 0) continue;
      const group = quality === EXACT ? exact : groups[entry.place.rank];
      group.hits.push({ entry, quality });
    }
    const answers = [exact, ...groups].filter(({ hits }) => hits.length);
    for (const { hits } of answers) hits.sort(compare);
    return answers;
  };
  // Words apart: each in the name or in what it is part of, the last one in the name.
  const rateTokens = ({ folded, place }, tokens) => {
    const isAll = tokens.every((token) => folded.includes(token) || place.inside.includes(token));
    const last = tokens.at(-1);
    if (!isAll || !tokens.some((token) => folded.includes(token))) return -1;
    return folded === last && place.inside === tokens[0] ? EXACT : folded.startsWith(last) ? 2 : 3;
  };
  const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  const compare = (one, other) =>
    one.entry.place.rank - other.entry.place.rank ||
    one.quality - other.quality ||
    one.entry.name.length - other.entry.name.length ||
    order(one.entry.name, other.entry.name) ||
    order(one.entry.place.within, other.entry.place.within);
  window.shapewright.find = find;

  // --- What is shown ----------------------------------------------------------------------------

  const mark = (name, text) => {
    const at = text ? name.toLowerCase().indexOf(text.toLowerCase()) : -1;
    if (at < 0) return [name];
    return [name.slice(0, at), make("mark", {}, name.slice(at, at + text.length)), name.slice(at + text.length)];
  };
  const option = (properties, ...children) => {
    const { href, ...others } = properties;
    const element = make(href ? "a" : "div", { role: "option", tabIndex: -1, ...others }, ...children);
    if (href) element.href = href;
    element.setAttribute("aria-selected", "false");
    return element;
  };
  // Where names of one kind stand together, what each is part of is enough.
  const describe = ({ kind, within, rank }, isMixed) => {
    if (isMixed) return within ? `${kind} of ${within}` : kind;
    return within || (GROUPS[rank][1].length > 1 ? kind : "");
  };
  const show = ({ entry, quality }, text) => {
    const { place, name, anchor } = entry;
    const href = `${up}${place.path}.html${anchor ? `#${anchor}` : ""}`;
    const within = describe(place, quality === EXACT);
    return option({ href }, make("span", { className: "name" }, ...mark(name, text)), " ", make("span", { className: "within" }, within));
  };
  const group = (title, number, ...children) => {
    const label = make("div", { className: "label" }, number ? `${title} (${number})` : title);
    label.setAttribute("aria-hidden", "true");
    const element = make("div", { role: "group" }, label, ...children);
    element.setAttribute("aria-label", title);
    return element;
  };

  // --- What the text says, where it was indexed and can be asked ---------------------------------

  let isIndexed = false;
  window.shapewright.told = ({ indexed }) => (isIndexed = indexed);
  let pagefind = null;
  const openText = () => {
    if (!location.protocol.startsWith("http")) return Promise.resolve(null);
    pagefind ??= load(`${top}text.js`)
      .then(async () => {
        if (!isIndexed) return null;
        const module = await import(new URL(`${top}pagefind/pagefind.js`, location.href).href);
        await module.init?.();
        return module;
      })
      .catch(() => null);
    return pagefind;
  };
  const findText = async (text) => {
    const module = await openText();
    const service = document.documentElement.dataset.service;
    const answer = await module?.debouncedSearch(text, service ? { filters: { service } } : {}, 150);
    if (!answer) return [];
    return Promise.all(answer.results.slice(0, 5).map((one) => one.data()));
  };
  // An excerpt comes as markup: nothing of it is kept but words and marks.
  const readExcerpt = (markup) => {
    const body = new DOMParser().parseFromString(markup, "text/html").body;
    return [...body.childNodes].map((node) =>
      node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
    );
  };
  const showText = ({ url, meta, excerpt }) =>
    option({ href: url }, make("span", { className: "name" }, meta.title ?? ""), " ", make("span", { className: "within" }, meta.kind ?? ""), make("span", { className: "excerpt" }, ...readExcerpt(excerpt)));

  // --- The box ----------------------------------------------------------------------------------

  window.shapewright.search = (box, found, count) => {
    window.shapewright.data.forEach(take);
    let options = [];
    let active = -1;
    const choose = (at) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = options.length ? (at + options.length) % options.length : -1;
      const chosen = options[active];
      box.setAttribute("aria-activedescendant", chosen?.id ?? "");
      chosen?.setAttribute("aria-selected", "true");
      chosen?.scrollIntoView({ block: "nearest" });
    };
    const number = () => {
      options = [...found.querySelectorAll('[role="option"]')];
      options.forEach((one, at) => (one.id = `site:found-${at}`));
    };
    const open = (isOpen) => {
      found.hidden = !isOpen;
      box.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) box.setAttribute("aria-activedescendant", "");
    };
    const expand = (row, hits, text) => {
      const at = options.indexOf(row);
      row.replaceWith(...hits.slice(FIRST, MOST).map((hit) => show(hit, text)));
      number();
      choose(at);
    };
    const showGroup = ({ title, hits }, text) => {
      const rows = hits.slice(0, FIRST).map((hit) => show(hit, text));
      if (hits.length > FIRST) {
        const more = Math.min(hits.length, MOST) - FIRST;
        const row = option({ className: "all" }, `Show ${more} more`);
        row.addEventListener("click", () => expand(row, hits, text));
        rows.push(row);
      }
      return group(title, hits.length, ...rows);
    };
    const answer = async () => {
      const text = box.value.trim();
      if (!text) return open(false);
      const groups = find(text);
      const total = groups.reduce((sum, { hits }) => sum + hits.length, 0);
      found.replaceChildren(...groups.map((one) => showGroup(one, text)));
      if (!total) found.append(option({ className: "none", "aria-disabled": "true" }, "No name is like this."));
      if (document.documentElement.dataset.service) {
        found.append(group("Elsewhere", 0, option({ href: `${top}index.html?q=${encodeURIComponent(text)}`, className: "all" }, "Search the operations of all services")));
      }
      found.scrollTop = 0;
      number();
      open(true);
      choose(total ? 0 : -1);
      count.textContent = `${total} found`;
      const texts = await findText(text).catch(() => []);
      if (texts.length && box.value.trim() === text) {
        const before = active;
        const rows = group("In the text", 0, ...texts.map(showText));
        if (document.documentElement.dataset.service) found.lastElementChild.before(rows);
        else found.append(rows);
        number();
        choose(Math.max(before, 0));
      }
    };
    const keys = {
      ArrowDown: () => (found.hidden ? answer() : choose(active + 1)),
      ArrowUp: () => choose(active - 1),
      Enter: () => options[Math.max(active, 0)]?.click(),
      Escape: () => {
        if (found.hidden) box.blur();
        open(false);
      },
    };
    box.addEventListener("input", answer);
    box.addEventListener("focus", answer);
    box.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act || event.isComposing) return;
      event.preventDefault();
      act();
    });
    found.addEventListener("mousedown", (event) => event.preventDefault());
    found.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && link.hash && link.pathname === location.pathname) open(false);
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".search")) open(false);
    });
    box.addEventListener("blur", () => open(false));
    if (box.value) answer();
  };
})();
