// Everything a page does by itself: it is readable without, and loads nothing from elsewhere.
"use strict";
(() => {
  const root = document.documentElement;
  const { root: top, up, path: here } = root.dataset;
  const data = [];
  const shapewright = (window.shapewright = { top, up, data, found: (one) => data.push(one) });

  // --- Small pieces -----------------------------------------------------------------------------

  const make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element && name !== "role") element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  const store = {
    read(key) {
      try {
        return localStorage.getItem(`shapewright.${key}`);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        if (value) localStorage.setItem(`shapewright.${key}`, value);
        else localStorage.removeItem(`shapewright.${key}`);
      } catch {
        // It is not remembered, which is all that is lost.
      }
    },
  };
  const loaded = new Map();
  const load = (source) => {
    if (!loaded.has(source)) {
      const wait = new Promise((resolve, reject) => {
        document.head.append(make("script", { src: source, onload: resolve, onerror: reject }));
      });
      loaded.set(source, wait);
    }
    return loaded.get(source);
  };
  const fold = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const titleOf = (element) =>
    element.closest("section")?.querySelector("h2")?.textContent ?? document.title;
  // Long names break between their words, if they have to.
  const spread = (name) =>
    name.split(/(?<=\p{Ll}|\d)(?=\p{Lu})/u).flatMap((word, at) => (at ? [make("wbr"), word] : [word]));
  Object.assign(shapewright, { make, load, fold, spread });

  const toast = make("div", { className: "toast", role: "status" });
  let fading = 0;
  const tell = (text) => {
    toast.textContent = text;
    clearTimeout(fading);
    fading = setTimeout(() => (toast.textContent = ""), 2500);
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", { value: text, className: "unseen" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  // --- The banner: menu, search, colours --------------------------------------------------------

  const tools = document.querySelector(".tools");
  const ways = document.getElementById("site:ways");
  const schemes = { "": ["\u25d0", "as the system"], light: ["\u2600\ufe0e", "light"], dark: ["\u263e\ufe0e", "dark"] };

  const addScheme = () => {
    const button = make("button", { type: "button", className: "scheme" });
    const show = () => {
      const [sign, words] = schemes[root.dataset.theme ?? ""];
      button.textContent = sign;
      button.title = `Colours: ${words}`;
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      const names = Object.keys(schemes);
      const next = names[(names.indexOf(root.dataset.theme ?? "") + 1) % names.length];
      if (next) root.dataset.theme = next;
      else delete root.dataset.theme;
      store.write("theme", next);
      show();
    });
    show();
    tools.append(button);
  };

  const addMenu = () => {
    if (!ways) return;
    const button = make("button", { type: "button", className: "menu" }, "Menu");
    button.setAttribute("aria-controls", "site:ways");
    const toggle = (open) => {
      ways.classList.toggle("open", open);
      button.setAttribute("aria-expanded", String(open));
      if (open) load(`${up}nav.js`);
    };
    toggle(false);
    button.addEventListener("click", () => toggle(!ways.classList.contains("open")));
    ways.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !ways.classList.contains("open")) return;
      toggle(false);
      button.focus();
    });
    tools.before(button);
    if (getComputedStyle(ways).display !== "none") load(`${up}nav.js`);
    addEventListener("resize", () => {
      if (getComputedStyle(ways).display !== "none") load(`${up}nav.js`);
    });
  };

  const addSearch = () => {
    const box = make("input", {
      type: "search", id: "site:search", role: "combobox", placeholder: "Search", autocomplete: "off", spellcheck: false,
    });
    const attributes = { "aria-label": "Search names", "aria-expanded": "false", "aria-controls": "site:found", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    const found = make("div", { id: "site:found", className: "found", hidden: true, role: "listbox" });
    found.setAttribute("aria-label", "Found");
    const count = make("div", { className: "unseen", role: "status" });
    tools.append(make("div", { className: "search", role: "search" }, box, make("kbd", { "aria-hidden": "true" }, "/"), found, count));
    const start = () =>
      Promise.all([load(`${top}assets/search.js`), load(`${up}search.js`)]).then(() =>
        shapewright.search(box, found, count),
      );
    box.addEventListener("focus", start, { once: true });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isSlash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) {
      box.value = asked;
      box.focus();
    }
  };

  // --- The way around a service -----------------------------------------------------------------

  shapewright.ways = (data) => {
    const link = (title, path) => {
      const anchor = make("a", { href: `${up}${path}.html` }, ...spread(title));
      if (path === here) anchor.setAttribute("aria-current", "page");
      return make("li", {}, anchor);
    };
    const above = make("ul", {}, ...data.above.slice(1).map(([title, path]) => link(title, path)));
    const filter = make("input", { type: "search", placeholder: "Filter", autocomplete: "off", spellcheck: false });
    filter.setAttribute("aria-label", "Filter the pages of this service");
    const current = data.groups.findIndex(([, pages]) => pages.some(([name, folder, file]) => `${folder}/${file ?? name}` === here));
    const groups = data.groups.map(([title, entries], at) => {
      const pages = entries.map(([name, folder, file]) => [name, `${folder}/${file ?? name}`, fold(name)]);
      const list = make("ul");
      const number = make("span", {}, ` ${pages.length}`);
      const group = make("details", {}, make("summary", {}, title, number), list);
      const fill = (query) => {
        const left = query ? pages.filter(([, , folded]) => folded.includes(query)) : pages;
        number.textContent = ` ${left.length}`;
        list.replaceChildren(...left.map(([name, path]) => link(name, path)));
        return left.length;
      };
      const isDefault = at === Math.max(current, 0);
      group.addEventListener("toggle", () => {
        if (group.open && !list.firstChild) fill(fold(filter.value));
      });
      const rest = (query) => {
        const open = query !== "" || isDefault;
        if (open || list.firstChild) group.hidden = fill(query) === 0;
        else group.hidden = false;
        group.open = open;
      };
      return { group, rest };
    });
    const show = () => groups.forEach(({ rest }) => rest(fold(filter.value)));
    filter.addEventListener("input", show);
    ways.append(above, filter, ...groups.map(({ group }) => group));
    show();
    const chosen = ways.querySelector("[aria-current]");
    if (chosen) ways.scrollTop = chosen.offsetTop - ways.clientHeight / 3;
  };

  // --- Members, and the place a link leads to ---------------------------------------------------

  const arrive = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // An address that no page of ours wrote.
    }
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
    target.scrollIntoView();
  };

  const addBars = () => {
    for (const tree of document.querySelectorAll(".members[data-nested]")) {
      const press = (words, open) => {
        const button = make("button", { type: "button" }, words);
        button.setAttribute("aria-label", `${words}: ${titleOf(tree)}`);
        button.addEventListener("click", () => {
          for (const one of tree.querySelectorAll("details:not(.more)")) one.open = open;
        });
        return button;
      };
      tree.before(make("div", { className: "bar" }, press("Expand all", true), press("Collapse all", false)));
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"], a[href*=".html#"]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.pathname !== location.pathname) return;
    if (link.matches(".head > a, .values.own a, h2 > a")) copy(link.href).then(() => tell("Link copied"));
    if (link.hash === location.hash) setTimeout(arrive);
  });

  // --- Lists that can be narrowed down ----------------------------------------------------------

  const addFilter = (place, items, words) => {
    const box = make("input", { type: "search", placeholder: "Filter", autocomplete: "off", spellcheck: false });
    box.setAttribute("aria-label", words);
    const count = make("output");
    let texts = null;
    box.addEventListener("input", () => {
      const query = fold(box.value);
      texts ??= items.map((item) => fold((item.querySelector(".head > a") ?? item).textContent));
      let left = 0;
      items.forEach((item, at) => {
        item.hidden = !texts[at].includes(query);
        if (!item.hidden) left += 1;
      });
      count.textContent = query ? `${left} of ${items.length}` : "";
    });
    const filter = make("div", { className: "filter" }, box, count);
    const bar = place.previousElementSibling;
    if (bar?.matches(".bar")) bar.append(filter);
    else place.before(filter);
  };
  const addFilters = () => {
    for (const list of document.querySelectorAll("[data-long]")) addFilter(list, [...list.children], `Filter: ${titleOf(list)}`);
  };
  document.addEventListener("toggle", (event) => {
      const more = event.target;
      if (!more.matches?.(".choice > .more") || !more.open || more.querySelector(".filter")) return;
      const member = more.closest(".members > li")?.querySelector(".head > a")?.textContent;
      addFilter(more.querySelector(".values"), [...more.parentElement.querySelectorAll("li")], `Filter the values of ${member ?? document.querySelector("h1").textContent}`);
    },
    true,
  );

  // --- Samples ----------------------------------------------------------------------------------

  const KEYWORDS = /^(?:False|None|True|and|as|assert|async|await|class|def|del|elif|else|except|finally|for|from|if|import|in|is|lambda|not|or|pass|raise|return|try|while|with|yield|true|false|null)$/;
  const TOKENS = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(#[^\n]*)|\b(\d[\d_.]*)\b|([A-Za-z_]\w*)/g;
  const color = (code) => {
    const text = code.textContent;
    if (text.length > 60000) return;
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(TOKENS)) {
      const [all, string, comment, number, word] = match;
      if (word && !KEYWORDS.test(word)) continue;
      const kind = string ? "string" : comment ? "comment" : number ? "number" : "word";
      parts.push(text.slice(end, match.index), make("span", { className: `t-${kind}` }, all));
      end = match.index + all.length;
    }
    code.replaceChildren(...parts, text.slice(end));
  };

  const addCopies = () => {
    for (const sample of document.querySelectorAll(".sample")) {
      const code = sample.querySelector("code");
      const text = code.textContent;
      const title = sample.querySelector(".title")?.textContent ?? sample.closest("details")?.querySelector("summary").textContent ?? "";
      const button = make("button", { type: "button", className: "copy" }, "Copy");
      button.setAttribute("aria-label", `Copy: ${title}`);
      button.addEventListener("click", () => copy(text).then(() => tell("Copied")));
      code.parentElement.before(button);
      code.parentElement.setAttribute("aria-label", title);
      code.parentElement.setAttribute("role", "region");
      if (/^(?:python|json)$/.test(code.parentElement.dataset.language)) color(code);
    }
  };

  const selections = [];
  const addTabs = () => {
    [...document.querySelectorAll(".samples")].forEach((group, number) => {
      const panels = [...group.querySelectorAll(".sample")];
      if (panels.length < 2) return;
      const bar = make("div", { className: "tabs", role: "tablist" });
      bar.setAttribute("aria-label", titleOf(group));
      const tabs = panels.map((panel, at) => {
        const title = panel.querySelector(".title");
        const tab = make("button", { type: "button", id: `site:tab-${number}-${at}`, role: "tab" }, title.textContent);
        panel.id = `site:panel-${number}-${at}`;
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", tab.id);
        tab.setAttribute("aria-controls", panel.id);
        title.hidden = true;
        tab.addEventListener("click", () => {
          store.write("sample", tab.textContent);
          selections.forEach((select) => select(tab.textContent));
        });
        return tab;
      });
      const select = (name) => {
        const chosen = tabs.findIndex((tab) => tab.textContent === name);
        if (chosen < 0) return;
        tabs.forEach((tab, at) => {
          tab.setAttribute("aria-selected", String(at === chosen));
          tab.tabIndex = at === chosen ? 0 : -1;
          panels[at].hidden = at !== chosen;
        });
      };
      bar.addEventListener("keydown", (event) => {
        const at = tabs.indexOf(document.activeElement);
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const tab = tabs.at(to % tabs.length);
        tab.click();
        tab.focus();
      });
      bar.append(...tabs);
      group.prepend(bar);
      select(tabs[0].textContent);
      selections.push(select);
    });
    const last = store.read("sample");
    if (last) selections.forEach((select) => select(last));
  };

  // --- Where on the page one is -----------------------------------------------------------------

  const followSections = () => {
    const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
    if (!links.size || !("IntersectionObserver" in window)) return;
    const seen = new Map();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(entry.target, entry.isIntersecting);
        const first = [...seen.keys()].find((section) => seen.get(section));
        for (const [anchor, link] of links) link.classList.toggle("here", anchor === first?.querySelector("h2")?.id);
      },
      { rootMargin: "-80px 0px -60% 0px" },
    );
    for (const anchor of links.keys()) {
      const section = document.getElementById(anchor)?.closest("section");
      if (section) {
        seen.set(section, false);
        observer.observe(section);
      }
    }
  };

  for (const name of document.querySelectorAll("h1, .members .head > a, .listing .what a > code")) {
    if (name.textContent.length > 24) name.replaceChildren(...spread(name.textContent));
  }
  document.body.append(toast);
  addMenu();
  addSearch();
  addScheme();
  addBars();
  addFilters();
  addCopies();
  addTabs();
  followSections();
  arrive();
  addEventListener("hashchange", arrive);
})();
