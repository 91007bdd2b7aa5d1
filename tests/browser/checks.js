// What can be seen wrong on any page: its frame, its width, its controls. Answers with sentences, none if all is well.
() => {
  const faults = [];
  const say = (words, element) => faults.push(`${words}: ${element.outerHTML.replace(/\s+/g, " ").slice(0, 160)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 2 && box.height > 2;
  };

  if (!document.title.trim().replace(/^·/, "")) faults.push("no title");
  if (!document.documentElement.lang) faults.push("no lang");
  if (all("h1").length !== 1) faults.push(`${all("h1").length} h1`);
  all("[style]:not([style=\"\"]), style").forEach((element) => say("inline style", element));
  all("script:not([src])").filter((one) => !/json/.test(one.type)).forEach((element) => say("inline script", element));

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const scrolls = (element) => element.closest(".table-wrap") !== null;
    const wide = all("body *").filter((one) => !scrolls(one) && one.getBoundingClientRect().right > width + 1 && isSeen(one));
    const inner = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} in ${width}`);
    inner.slice(0, 5).forEach((element) => say("sticks out", element));
  }

  const buttons = "button, .button, select, textarea, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), label.choice";
  all(buttons).filter(isSeen).forEach((element) => {
    const height = element.getBoundingClientRect().height;
    if (height < 43.5) say(`${height.toFixed(0)} px high, not 44`, element);
  });
  return faults;
}
