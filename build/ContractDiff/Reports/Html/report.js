"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const all = [...document.querySelectorAll(".change")];
  const texts = all.map(change => `${change.closest(".group").querySelector("h3").textContent} ${change.textContent}`.toLowerCase());
  const operations = [...form.elements.operation.options].slice(1).map(option => option.value);
  const axes = ["wire", "source", "binary", "approval"];
  const controls = [...axes, "operation", "text"].map(name => form.elements[name]);

  const fits = (change, index, operation, words) =>
    axes.every(axis => !form.elements[axis].value || change.dataset[axis] === form.elements[axis].value)
    && (operation < 0 || change.dataset.operations.split(" ").includes(String(operation)))
    && words.every(word => texts[index].includes(word));

  const filter = () => {
    const operation = operations.indexOf(form.elements.operation.value);
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    all.forEach((change, index) => {
      change.hidden = !fits(change, index, operation, words);
      if (!change.hidden) shown++;
    });
    for (const part of document.querySelectorAll(".group, .document"))
      part.hidden = !part.querySelector(".change:not([hidden])");
    document.getElementById("count").textContent = `${shown} of ${all.length} changes`;
  };

  // An unknown value in the address shows everything rather than nothing.
  const read = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const control of controls) {
      control.value = wanted.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    filter();
  };

  const apply = () => {
    const chosen = new URLSearchParams(controls.filter(control => control.value).map(control => [control.name, control.value]));
    history.replaceState(null, "", `#${chosen}`);
    filter();
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
