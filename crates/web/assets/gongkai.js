// Gongkai: what pages gain when scripts run. Every page does its work without.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }
  all("[data-js]").forEach(function (e) { e.hidden = false; });
  all("[data-nojs]").forEach(function (e) { e.hidden = true; });

  // An error summary takes the focus, so that it is heard first.
  var errors = document.getElementById("errors");
  if (errors) errors.focus();

  // Tabs: without scripts the sheets stand one below the other.
  all("[data-tabs]").forEach(function (box) {
    var bar = box.querySelector(".tabs"), links = all("a", bar);
    var sheets = links.map(function (a) { return document.getElementById(a.hash.slice(1)); });
    bar.setAttribute("role", "tablist");
    function open(index, focus) {
      links.forEach(function (a, i) {
        var on = i === index;
        a.setAttribute("aria-selected", String(on));
        a.tabIndex = on ? 0 : -1;
        if (on) sheets[i].removeAttribute("data-away"); else sheets[i].setAttribute("data-away", "");
      });
      if (focus) links[index].focus();
    }
    var first = 0;
    links.forEach(function (a, i) {
      a.setAttribute("role", "tab");
      a.id = "tab-" + sheets[i].id;
      a.setAttribute("aria-controls", sheets[i].id);
      sheets[i].setAttribute("role", "tabpanel");
      sheets[i].setAttribute("aria-labelledby", a.id);
      if (a.hasAttribute("data-open")) first = i;
      a.addEventListener("click", function (e) { e.preventDefault(); open(i, true); });
    });
    bar.addEventListener("keydown", function (e) {
      if (e.isComposing || e.keyCode === 229) return;
      var now = links.indexOf(document.activeElement), n = links.length;
      var next = { ArrowRight: (now + 1) % n, ArrowLeft: (now + n - 1) % n, Home: 0, End: n - 1 }[e.key];
      if (now < 0 || next === undefined) return;
      e.preventDefault();
      open(next, true);
    });
    open(first, false);
    // A link to a cell or a line opens the sheet that holds it.
    function follow() {
      var id = decodeURIComponent(location.hash.slice(1)), target = id && document.getElementById(id);
      sheets.forEach(function (sheet, i) {
        if (target && (sheet === target || sheet.contains(target))) { open(i, false); target.scrollIntoView({ block: "center" }); }
      });
    }
    window.addEventListener("hashchange", follow);
    follow();
  });

  // Cell and finding: pointing at one shows the other.
  all(".finding[data-cells]").forEach(function (finding) {
    var cells = finding.dataset.cells.split(" ").map(function (id) { return document.getElementById(id); }).filter(Boolean);
    function light(on) { cells.forEach(function (c) { c.classList.toggle("is-lit", on); }); }
    finding.addEventListener("mouseenter", function () { light(true); });
    finding.addEventListener("mouseleave", function () { light(false); });
    finding.addEventListener("focusin", function () { light(true); });
    finding.addEventListener("focusout", function () { light(false); });
    cells.forEach(function (cell) {
      if (cell.dataset.finding !== finding.dataset.no) return;
      cell.addEventListener("mouseenter", function () { finding.classList.add("is-lit"); });
      cell.addEventListener("mouseleave", function () { finding.classList.remove("is-lit"); });
    });
  });

  // Progress of reading: asks once a second, then shows the results.
  all("[data-working]").forEach(function (box) {
    var bar = box.querySelector("progress"), done = box.querySelector("[data-done]");
    function ask() {
      fetch(box.dataset.working, { headers: { Accept: "application/json" } })
        .then(function (r) { return r.json(); })
        .then(function (p) {
          if (!p.working) { location.reload(); return; }
          bar.value = p.done; bar.max = p.total; done.textContent = p.done;
          setTimeout(ask, 1000);
        })
        .catch(function () { setTimeout(ask, 3000); });
    }
    setTimeout(ask, 1000);
  });

  // Uploading: drop files or a folder, percent and speed.
  all("form[data-upload]").forEach(function (form) {
    var drop = form.querySelector("[data-drop]"), input = form.querySelector("input[type=file]");
    var chosen = form.querySelector("[data-chosen]"), folder = form.querySelector("[data-folder]");
    var progress = form.querySelector("[data-progress]"), bar = progress.querySelector("progress");
    var words = progress.querySelector("[data-progress-words]"), speed = progress.querySelector("[data-progress-speed]");
    var maxFiles = Number(form.dataset.maxFiles), maxBytes = Number(form.dataset.maxBytes), files = [];
    function mb(n) { return n < 1e6 ? Math.max(1, Math.round(n / 1e3)) + " KB" : (n / 1e6).toFixed(1) + " MB"; }
    function take(list) {
      files = list.filter(function (f) { return f.file.size > 0 && f.name.split("/").pop().charAt(0) !== "."; });
      var bytes = files.reduce(function (sum, f) { return sum + f.file.size; }, 0);
      var over = files.length > maxFiles ? "一次至多 " + maxFiles + " 个文件，请分几次。" : bytes > maxBytes ? "一次至多 " + mb(maxBytes) + "，请分几次。" : "";
      chosen.textContent = files.length ? "已选 " + files.length + " 个文件，" + mb(bytes) + "。" + over : "没有选到文件。";
      if (over) files = [];
    }
    function plain(list) { return Array.prototype.map.call(list, function (f) { return { file: f, name: f.webkitRelativePath || f.name }; }); }
    // Folders are walked level by level; a level is read until it is empty.
    function walk(entries) {
      var found = [];
      function visit(entry) {
        if (found.length > maxFiles) return Promise.resolve();
        if (entry.isFile) return new Promise(function (ok) {
          entry.file(function (f) { found.push({ file: f, name: entry.fullPath.slice(1) }); ok(); }, ok);
        });
        var reader = entry.createReader();
        function more() {
          return new Promise(function (ok) { reader.readEntries(ok, function () { ok([]); }); }).then(function (some) {
            return some.length ? Promise.all(some.map(visit)).then(more) : undefined;
          });
        }
        return more();
      }
      return Promise.all(entries.map(visit)).then(function () { return found; });
    }
    input.addEventListener("change", function () { take(plain(input.files)); });
    if (folder) folder.addEventListener("click", function () {
      var pick = document.createElement("input");
      pick.type = "file"; pick.webkitdirectory = true; pick.multiple = true;
      pick.addEventListener("change", function () { take(plain(pick.files)); });
      pick.click();
    });
    ["dragenter", "dragover"].forEach(function (name) {
      drop.addEventListener(name, function (e) { e.preventDefault(); drop.classList.add("over"); });
    });
    drop.addEventListener("dragleave", function (e) { if (!drop.contains(e.relatedTarget)) drop.classList.remove("over"); });
    drop.addEventListener("drop", function (e) {
      e.preventDefault();
      drop.classList.remove("over");
      var items = Array.prototype.slice.call(e.dataTransfer.items || []);
      var entries = items.map(function (i) { return i.webkitGetAsEntry && i.webkitGetAsEntry(); }).filter(Boolean);
      if (entries.length) walk(entries).then(take); else take(plain(e.dataTransfer.files));
    });
    form.addEventListener("submit", function (e) {
      if (!files.length) return;
      e.preventDefault();
      var data = new FormData(), send = new XMLHttpRequest(), began = Date.now();
      all("input[type=hidden]", form).forEach(function (h) { data.append(h.name, h.value); });
      files.forEach(function (f) { data.append("files", f.file, f.name); });
      all("button", form).forEach(function (b) { b.disabled = true; });
      progress.hidden = false;
      send.upload.addEventListener("progress", function (p) {
        if (!p.lengthComputable) return;
        bar.value = Math.round(100 * p.loaded / p.total);
        words.textContent = "正在上传 " + bar.value + "%";
        speed.textContent = mb(p.loaded / Math.max(1, Date.now() - began) * 1000) + "/s";
      });
      function failed(sentence) {
        progress.hidden = true;
        chosen.textContent = sentence;
        all("button", form).forEach(function (b) { b.disabled = false; });
      }
      send.addEventListener("load", function () {
        if (send.status < 400) { location.href = send.responseURL; return; }
        var page = new DOMParser().parseFromString(send.responseText, "text/html"), told = page.querySelector("#errors li, .empty p");
        failed(told ? told.textContent : "没有收下，请再试一次。");
      });
      send.addEventListener("error", function () { failed("连接断了，文件还在您这里，请再试一次。"); });
      send.open("POST", form.action);
      send.send(data);
    });
  });

  // Among the findings j and k go on and back; elsewhere they are letters.
  var results = document.querySelector(".results"), findings = all(".finding");
  if (results && findings.length) results.addEventListener("keydown", function (e) {
    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key !== "j" && e.key !== "k") return;
    var at = findings.filter(function (f) { return f.contains(e.target); })[0], now = findings.indexOf(at), step = e.key === "j" ? 1 : -1;
    var next = findings[Math.min(findings.length - 1, Math.max(0, now + step))];
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
})();
