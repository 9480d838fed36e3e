// What the browser tests share: the browser, a page that keeps a record of
// what went wrong on it, the demonstration's files, and a ZIP of them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const REPORTS = fileURLToPath(new URL("../../../../demo/reports/", import.meta.url));

export const URL_OF_SITE = (process.env.GONGKAI_URL ?? "http://127.0.0.1:8765").replace(/\/$/, "");
export const WIDTHS = [1280, 360];

export function launch() {
  return chromium.launch({
    executablePath: process.env.GONGKAI_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
}

// A page and what must stay empty: messages of the console, violations of the
// content security policy, requests that leave the site.
export async function open(browser, { width = 1280, scripts = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts, locale: "zh-CN" });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(URL_OF_SITE) && !request.url().startsWith("data:")) wrong.push(`outside: ${request.url()}`);
  });
  return { page, wrong, close: () => context.close() };
}

export async function go(page, path) {
  const answer = await page.goto(URL_OF_SITE + path);
  return answer;
}

// Accessible, no sideways scrolling, nothing wrong on the console.
export async function sound(page, wrong, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name}: ${over} px wider than the window`);
  assert.equal(await page.locator("h1").count(), 1, `${name}: one h1`);
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const told = found.violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].target} ${v.nodes[0].failureSummary}`);
  assert.deepEqual(told, [], `${name}: accessibility`);
  assert.deepEqual(wrong, [], `${name}: console, policy, requests`);
}

// Files of the demonstration, `agency/year.ending`.
export function report(name) {
  return { name: name.replace("/", "-"), mimeType: "application/octet-stream", buffer: readFileSync(join(REPORTS, name)) };
}

export function reportsOf(agency) {
  return readdirSync(join(REPORTS, agency)).sort().map((file) => report(`${agency}/${file}`));
}

function crc(bytes) {
  let rest = ~0;
  for (const byte of bytes) {
    rest ^= byte;
    for (let k = 0; k < 8; k++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}

// A ZIP without compression: local heads and contents, the directory, its end.
export function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, buffer } of files) {
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc(buffer), 10);
    common.writeUInt32LE(buffer.length, 14);
    common.writeUInt32LE(buffer.length, 18);
    common.writeUInt16LE(label.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, label, buffer);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, label);
    at += 30 + label.length + buffer.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
