// Every page at both widths: accessible, nothing sideways, nothing on the
// console, nothing from outside.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { WIDTHS, go, launch, open, sound } from "./site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function at(name, width, path) {
  const { page, wrong, close } = await open(browser, { width });
  try {
    const answer = await go(page, typeof path === "function" ? await path(page) : path);
    assert.equal(answer.status(), 200, name);
    await sound(page, wrong, `${name} ${width}`);
    return page;
  } finally {
    await close();
  }
}

// The address of the first agency, and of one of its reports.
async function agency(page) {
  await go(page, "/library");
  return new URL(await page.locator("table.grid tbody th a").first().getAttribute("href"), page.url()).pathname;
}
async function faulty(page) {
  await go(page, "/library");
  return new URL(await page.locator("a.day.bad").first().getAttribute("href"), page.url()).pathname;
}
async function compared(page) {
  await go(page, await agency(page));
  return page.getByRole("link", { name: "对照两年" }).getAttribute("href");
}
async function picked(page) {
  await go(page, "/library");
  return page.locator("a.day.bad").first().getAttribute("href");
}

const PAGES = {
  home: "/",
  check: "/check",
  library: "/library",
  "library with numbers": "/library?show=received",
  "library without a match": "/library?agency=%E6%B2%A1%E6%9C%89",
  "a day of the grid": picked,
  agency,
  "a report with errors": faulty,
  "two reports": compared,
  "two reports not yet chosen": "/library/compare",
  rules: "/rules",
  "a rule": "/rules/R101",
  styleguide: "/styleguide",
};
for (const [name, path] of Object.entries(PAGES)) {
  for (const width of WIDTHS) test(`${name} at ${width} px`, () => at(name, width, path));
}

test("every report with errors or doubts is sound", async () => {
  const { page, wrong, close } = await open(browser);
  await go(page, "/library");
  const paths = await page.locator("a.day.bad, a.day.doubt, a.day.partly").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  assert.ok(paths.length > 0);
  for (const path of new Set(paths)) {
    await go(page, path);
    await sound(page, wrong, path);
  }
  await close();
});

test("a page that is not there says so", async () => {
  const { page, close } = await open(browser);
  const answer = await go(page, "/nothing");
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator("h1").innerText(), "没有这一页");
  await close();
});

test("large type and high contrast stay chosen and stay sound", async () => {
  for (const width of WIDTHS) {
    const { page, wrong, close } = await open(browser, { width });
    await go(page, "/library");
    await page.getByRole("button", { name: "长辈版" }).click();
    assert.equal(new URL(page.url()).pathname, "/library");
    await page.getByRole("button", { name: "高对比" }).click();
    await go(page, "/check");
    assert.equal(await page.locator("html").getAttribute("class"), "large contrast js");
    await sound(page, wrong, `large contrast ${width}`);
    await close();
  }
});

test("the first view is small", async () => {
  const { page, close } = await open(browser);
  for (const path of ["/", "/check", "/library"]) {
    let bytes = 0;
    const count = async (response) => { bytes += (await response.request().sizes()).responseBodySize; };
    page.on("response", count);
    await go(page, path);
    await page.waitForLoadState("networkidle");
    page.off("response", count);
    assert.ok(bytes < 150_000, `${path}: ${bytes} bytes`);
  }
  await close();
});

test("the keyboard reaches the content, the tabs and the findings", async () => {
  const { page, close } = await open(browser);
  const path = await faulty(page);
  await go(page, path);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#main");
  const chosen = () => page.locator("[role=tab][aria-selected=true]");
  const before = await chosen().innerText();
  await chosen().focus();
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await chosen().innerText(), before);
  const first = page.locator(".finding").first();
  await first.locator("a").first().focus();
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".finding")));
  await close();
});

test("a finding leads to its cell and back", async () => {
  const { page, close } = await open(browser);
  await go(page, await faulty(page));
  const link = page.locator(".finding").first().getByRole("link", { name: "看这一格" });
  const id = (await link.getAttribute("href")).slice(1);
  await link.click();
  const cell = page.locator(`[id="${id}"]`);
  assert.ok(await cell.isVisible());
  await close();
});

test("pages print without navigation and with their source", async () => {
  const { page, close } = await open(browser);
  await go(page, await faulty(page));
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".nav").isVisible()));
  assert.ok(await page.locator(".printfoot").isVisible());
  await close();
});
