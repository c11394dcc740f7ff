// The report page of real results in headless Chromium, opened from disk.
//
// Needs the variable CONTEND_JAR, the packaged command, and a Chromium: the variable CHROMIUM, or chromium,
// chromium-browser or google-chrome on the path. Playwright's own download is not used.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "contend-browser-"));
const PHONE = { width: 360, height: 740 };

// Curves with an interval, stacked bars, memory, what is contended; latencies, load and its knee.
const SCENARIOS = {
  sieve: `version: 1
name: sieve
question: How far does it scale, <b>10 %</b> at a time?
machine: laptop
workload: {use: prime-sieve, limit: 100000, chunk: 20}
sweep: {matrix: {runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess}, cpython-3.13t], workers: [1, 2, 3, 4, 6, 8]}}
replications: 3
`,
  service: `version: 1
name: service
question: Which answers sooner?
machine: laptop
workload: {use: web-service, handler-cycles: 20000000, io-time: 5 ms, duration: 1 s}
workers: 4
sweep: {matrix: {runtime: [cpython-3.14, cpython-3.14t], workload.arrival-rate: [50, 100, 150]}}
replications: 3
`,
};

function contend(...words) {
  execFileSync("java", ["-Djava.awt.headless=true", "-jar", process.env.CONTEND_JAR, ...words], { stdio: ["ignore", "ignore", "inherit"] });
}

function installed() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const places = process.env.PATH.split(path.delimiter).flatMap(each => names.map(name => path.join(each, name)));
  const found = process.env.CHROMIUM ?? places.find(each => fs.existsSync(each));
  assert.ok(found, "no Chromium found; install it (Debian's package 'chromium') or name it: CHROMIUM=/path/to/chromium");
  return found;
}

let browser;
before(async () => {
  assert.ok(process.env.CONTEND_JAR, "CONTEND_JAR names no file; write CONTEND_JAR=/path/to/scenarios/target/contend.jar");
  for (const [name, text] of Object.entries(SCENARIOS)) {
    fs.writeFileSync(path.join(folder, name + ".yaml"), text);
    contend("run", path.join(folder, name + ".yaml"), "--out", path.join(folder, name), "--no-why");
    contend("report", path.join(folder, name), "--to", path.join(folder, name + ".html"));
  }
  browser = await chromium.launch({ executablePath: installed(), args: ["--no-sandbox"], timeout: 120_000 });
});
after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true });
});

// The page, with what it complained of and what it asked for.
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on("console", message => said.push(message.type() + ": " + message.text()));
  page.on("pageerror", error => said.push("error: " + error.message));
  page.on("request", request => asked.push(request.url()));
  const url = pathToFileURL(path.join(folder, name + ".html")).href;
  await page.goto(url);
  await page.locator(".plot canvas").first().waitFor();
  return { page, said, asked: () => asked.filter(each => each !== url && !each.startsWith("data:")), close: () => context.close() };
}

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  assert.ok(result.passes.length > 20, "axe looked at next to nothing: " + result.passes.length + " rules passed");
  return result.violations.map(each => each.id + ": " + each.help + "\n  " + each.nodes.map(node => node.html.slice(0, 200)).join("\n  "));
}

// How many pixels of a chart are painted; counted in a copy, since Chromium warns of reading from a canvas that is shown.
const painted = canvas => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const bytes = copy.getImageData(0, 0, canvas.width, canvas.height).data;
  let count = 0;
  for (let i = 3; i < bytes.length; i += 4) if (bytes[i] > 0) count++;
  return count;
};
const background = () => getComputedStyle(document.body).backgroundColor;
const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
const column = (table, index) => [...table.tBodies[0].rows].map(row => row.cells[index].textContent);

for (const name of Object.keys(SCENARIOS)) {
  describe(`the page of ${name}`, () => {
    for (const colorScheme of ["light", "dark"]) {
      test(`says nothing to the console, asks for nothing and keeps axe's rules, ${colorScheme}`, async () => {
        const { page, said, asked, close } = await open(name, { colorScheme });
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
        await page.evaluate(() => document.querySelectorAll("details").forEach(each => { each.open = true; }));
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(said, []);
        assert.deepEqual(asked(), []);
        await close();
      });
    }

    test("is as wide as a phone and no wider", async () => {
      const { page, said, close } = await open(name, { viewport: PHONE, isMobile: true, hasTouch: true });
      assert.equal(await page.evaluate(overflow), 0);
      await page.evaluate(() => document.querySelectorAll("details").forEach(each => { each.open = true; }));
      assert.equal(await page.evaluate(overflow), 0);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(said, []);
      await close();
    });

    test("prints curves as on paper, light even if the screen is dark, and nothing that is folded", async () => {
      const { page, said, close } = await open(name, { colorScheme: "dark" });
      const pdf = await page.pdf({ format: "A4" });
      assert.ok(pdf.length > 10_000);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.evaluate(background), "rgb(255, 255, 255)");
      const curves = page.locator("figure.curves");
      assert.equal(await curves.locator(".printed:visible").count(), await curves.count());
      assert.equal(await page.locator(".plot:visible, .controls:visible, details:visible").count(), 0);
      await page.emulateMedia({ media: "screen" });
      assert.equal(await page.locator(".printed:visible").count(), 0);
      assert.notEqual(await page.evaluate(background), "rgb(255, 255, 255)");
      assert.deepEqual(said, []);
      await close();
    });
  });
}

test("a series is hidden by its switch and comes back", async () => {
  const { page, said, close } = await open("sieve");
  const figure = page.locator("figure.curves").first();
  const canvas = figure.locator("canvas");
  const all = await canvas.evaluate(painted);
  assert.ok(all > 1000, "nothing is drawn");
  await figure.getByLabel("cpython-3.13t", { exact: true }).uncheck();
  await page.waitForTimeout(100);
  const less = await canvas.evaluate(painted);
  assert.ok(less < all, `${less} of ${all} pixels are painted without it`);
  await figure.getByLabel("cpython-3.13t", { exact: true }).check();
  await page.waitForTimeout(100);
  assert.equal(await canvas.evaluate(painted), all);
  assert.deepEqual(said, []);
  await close();
});

test("a column sorts up and down by its numbers, and says so", async () => {
  const { page, close } = await open("sieve");
  const table = page.locator("main > .scroll table").first();
  const before = (await table.evaluate(column, 0)).map(Number);
  assert.ok(before.length > 3);
  const header = table.locator("th").first();
  const rising = [...before].sort((a, b) => a - b);
  await header.locator("button").click();
  assert.deepEqual((await table.evaluate(column, 0)).map(Number), rising);
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
  await header.locator("button").click();
  assert.deepEqual((await table.evaluate(column, 0)).map(Number), rising.reverse());
  assert.equal(await header.getAttribute("aria-sort"), "descending");
  await close();
});

test("the theme is switched, charts with it", async () => {
  const { page, close } = await open("sieve", { colorScheme: "light" });
  const canvas = page.locator(".plot canvas").first();
  const light = await page.evaluate(background);
  const before = await canvas.evaluate(each => each.toDataURL());
  await page.getByRole("button", { name: "Dark theme" }).click();
  await page.waitForTimeout(100);
  assert.notEqual(await page.evaluate(background), light);
  assert.notEqual(await canvas.evaluate(each => each.toDataURL()), before);
  await page.getByRole("button", { name: "Light theme" }).click();
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(background), light);
  assert.equal(await canvas.evaluate(each => each.toDataURL()), before);
  await close();
});

test("everything is done by keyboard alone", async () => {
  const { page, close } = await open("sieve", { colorScheme: "light" });
  const here = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName.toLowerCase());
  // Tab until something has the focus; all that has it on the way shows it.
  const tabTo = async (wanted) => {
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press("Tab");
      const shown = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(shown, "none", "the focus is not seen at " + await here());
      if (await page.evaluate(selector => document.activeElement.matches(selector), wanted)) return;
    }
    assert.fail("Tab never comes to " + wanted);
  };
  await tabTo("#theme");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await tabTo(".plot");
  const output = page.locator("figure.curves output").first();
  await page.keyboard.press("ArrowRight");
  assert.match(await output.textContent(), /^1 .*cpython-3\.13t: 1/);
  await page.keyboard.press("ArrowRight");
  assert.match(await output.textContent(), /^2 /);
  await page.keyboard.press("End");
  assert.match(await output.textContent(), /^8 /);
  await page.keyboard.press("Home");
  assert.match(await output.textContent(), /^1 /);
  await tabTo("input");
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => document.activeElement.checked), false);
  await tabTo("summary");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.parentElement.open), true);
  await tabTo("main > .scroll th button");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.closest("th").getAttribute("aria-sort")), "ascending");
  await close();
});

test("without scripts the curves are shown as on paper", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(folder, "sieve.html")).href);
  const curves = page.locator("figure.curves");
  assert.ok(await curves.count() > 3);
  assert.equal(await curves.locator(".printed:visible").count(), await curves.count());
  assert.equal(await page.locator(".plot:visible, .controls:visible").count(), 0);
  await context.close();
});

test("texts of figures are no wider than the figure, whatever font the machine has", async () => {
  const { page, close } = await open("sieve");
  const beyond = await page.evaluate(() => [...document.querySelectorAll("figure:not(.curves) .paper svg")].flatMap(svg => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()])
      .filter(([, at]) => at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1 || at.bottom > box.bottom + 1)
      .map(([said]) => said);
  }));
  assert.deepEqual(beyond, []);
  await close();
});
