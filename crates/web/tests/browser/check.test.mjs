// 体检 as people do it, with scripts and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { URL_OF_SITE, WIDTHS, go, launch, open, report, reportsOf, sound, zip } from "./site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// Puts files in and waits for the results.
async function examine(page, files) {
  await go(page, "/check");
  await page.setInputFiles("#files", files);
  await page.getByRole("button", { name: "开始体检" }).click();
  await page.waitForURL(/\/check\/[0-9a-f]{40}/);
  await page.getByRole("link", { name: "结束并清除" }).waitFor({ timeout: 60_000 });
}

const LAND = () => reportsOf("land");
const PACKED = () => ({ name: "全部.zip", mimeType: "application/zip", buffer: zip([...LAND(), { name: "扫描.png", buffer: Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1") }]) });

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`several files ${how}`, async () => {
    const { page, wrong, close } = await open(browser, { scripts });
    await examine(page, LAND());
    assert.equal(await page.locator("table.cards tbody tr").count(), LAND().length);
    assert.match(await page.locator("h1").innerText(), /^6 个文件/);
    await page.locator("table.cards tbody th a").first().click();
    assert.ok(await page.locator("table.form >> visible=true").count() > 0);
    assert.deepEqual(wrong, []);
    await close();
  });

  test(`a ZIP ${how}`, async () => {
    const { page, close } = await open(browser, { scripts });
    await examine(page, [PACKED()]);
    assert.equal(await page.locator("table.cards tbody tr").count(), LAND().length + 1);
    await page.getByRole("link", { name: "不是报告或读不出" }).click();
    assert.equal(await page.locator("table.cards tbody tr").count(), 1);
    assert.match(await page.locator("table.cards tbody").innerText(), /扫描\.png/);
    await close();
  });

  test(`nothing chosen ${how}`, async () => {
    const { page, close } = await open(browser, { scripts });
    await go(page, "/check");
    await page.getByRole("button", { name: "开始体检" }).click();
    await page.locator("#errors").waitFor();
    assert.match(await page.title(), /^错误/);
    assert.match(await page.locator("#errors").innerText(), /没有选文件/);
    await close();
  });

  test(`the end asks, then wipes ${how}`, async () => {
    const { page, close } = await open(browser, { scripts });
    await examine(page, [report("land/2023.html")]);
    const address = page.url();
    await page.getByRole("link", { name: "结束并清除" }).click();
    assert.match(await page.locator("main").innerText(), /立即清除，不能恢复/);
    await page.getByRole("button", { name: "清除 1 个原件" }).click();
    await page.waitForURL(`${URL_OF_SITE}/check`);
    assert.equal((await page.goto(address)).status(), 404);
    await close();
  });
}

test("results and a report are sound at both widths", async () => {
  for (const width of WIDTHS) {
    const { page, wrong, close } = await open(browser, { width });
    await examine(page, [...reportsOf("police"), { name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("不是报告") }]);
    await sound(page, wrong, `results ${width}`);
    await page.locator("tr.bad th a").first().click();
    await sound(page, wrong, `report ${width}`);
    assert.ok(await page.locator(".finding").count() > 0);
    await page.goBack();
    await page.getByRole("link", { name: "说明.txt" }).click();
    await sound(page, wrong, `not a report ${width}`);
    await close();
  }
});

test("the results can be kept as XLSX and PDF", async () => {
  const { page, close } = await open(browser);
  await examine(page, LAND());
  for (const [name, magic] of [["下载 XLSX", "PK"], ["下载 PDF", "%PDF"]]) {
    const path = await page.getByRole("link", { name }).getAttribute("href");
    const answer = await page.request.get(URL_OF_SITE + path);
    assert.equal(answer.status(), 200, name);
    assert.ok((await answer.body()).toString("latin1").startsWith(magic), name);
    assert.match(answer.headers()["content-disposition"], /^attachment/);
    assert.equal(answer.headers()["cache-control"], "no-store");
  }
  await close();
});

test("a file dropped on the page is taken", async () => {
  const { page, close } = await open(browser);
  await go(page, "/check");
  const text = report("land/2019.txt").buffer.toString("utf8");
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "2019.txt"));
    return transfer;
  }, text);
  await page.dispatchEvent("[data-drop]", "drop", { dataTransfer: data });
  await page.locator("[data-chosen]").filter({ hasText: "已选 1 个文件" }).waitFor();
  await page.getByRole("button", { name: "开始体检" }).click();
  await page.getByRole("link", { name: "结束并清除" }).waitFor({ timeout: 60_000 });
  await close();
});
