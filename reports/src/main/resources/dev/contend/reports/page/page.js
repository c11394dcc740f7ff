(() => {
  "use strict";
  const root = document.documentElement;
  const variable = name => getComputedStyle(root).getPropertyValue(name).trim();
  const colour = text => text.startsWith("var(") ? variable(text.slice(4, -1)) : text;
  const charts = [];

  function series(entry, data) {
    const mean = {
      stroke: () => colour(entry.colour), width: 2, dash: entry.dash, spanGaps: true, points: { show: false },
    };
    if (!entry.joined) mean.paths = () => null;
    const edge = { stroke: "transparent", width: 0, points: { show: false }, spanGaps: true };
    data.push(entry.y, entry.high, entry.low);
    return [mean, edge, edge];
  }

  // The area behind everything, then the vertical lines with a row above the plot for each label.
  const row = 16;
  function inPlot(plot, paint, beyond = 0) {
    const { left, top, width, height } = plot.bbox;
    plot.ctx.save();
    plot.ctx.beginPath();
    plot.ctx.rect(left - beyond, top - beyond, width + 2 * beyond, height + 2 * beyond);
    plot.ctx.clip();
    paint(plot.ctx);
    plot.ctx.restore();
  }
  function band(plot, corners) {
    if (corners.length === 0) return;
    inPlot(plot, context => {
      context.fillStyle = variable("--band");
      context.beginPath();
      corners.forEach(([x, y]) => context.lineTo(plot.valToPos(x, "x", true), plot.valToPos(y, "y", true)));
      context.fill();
    });
  }
  function marks(plot, all) {
    const dense = devicePixelRatio;
    const context = plot.ctx;
    const { left, top, width, height } = plot.bbox;
    const least = 2 * dense;
    context.save();
    context.font = 12 * dense + "px system-ui, sans-serif";
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineWidth = dense;
    context.strokeStyle = context.fillStyle = variable("--muted");
    all.forEach((mark, i) => {
      const x = plot.valToPos(mark.place, "x", true);
      const y = top - (all.length - i - 0.5) * row * dense;
      const text = context.measureText(mark.label).width;
      const fits = x + 2 * least + text <= left + width;
      context.setLineDash([2 * dense, 3 * dense]);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x, top + height);
      context.stroke();
      context.fillText(mark.label, fits ? x + least : Math.max(least, x - least - text), y);
    });
    context.restore();
  }

  // Each mark with its interval: the shape that the series has on paper, which tells it apart without colour.
  function points(plot, entry, first) {
    if (entry.mark === "" || !plot.series[first].show) return;
    const dense = devicePixelRatio;
    const shape = new Path2D(entry.mark);
    const [xs, means, highs, lows] = [0, first, first + 1, first + 2].map(part => plot.data[part]);
    inPlot(plot, context => {
      context.strokeStyle = colour(entry.colour);
      context.fillStyle = entry.hollow ? variable("--ground") : colour(entry.colour);
      means.forEach((mean, i) => {
        if (mean == null) return;
        const x = plot.valToPos(xs[i], "x", true);
        const [y, high, low] = [mean, highs[i] ?? mean, lows[i] ?? mean].map(at => plot.valToPos(at, "y", true));
        context.lineWidth = dense;
        context.beginPath();
        context.moveTo(x, high);
        context.lineTo(x, low);
        context.stroke();
        context.save();
        context.translate(x, y);
        context.scale(dense, dense);
        context.lineWidth = 1.5;
        context.fill(shape);
        context.stroke(shape);
        context.restore();
      });
    }, 6 * dense);
  }

  function draw(figure) {
    const chart = JSON.parse(figure.querySelector("script").textContent);
    const place = figure.querySelector(".plot");
    const output = figure.querySelector("output");
    const data = [chart.x.places];
    const lines = [{}];
    const bands = [];
    chart.series.forEach((entry, i) => {
      lines.push(...series(entry, data));
      if (entry.joined) bands.push({ series: [3 * i + 2, 3 * i + 3], fill: () => colour(entry.colour) + "2e" });
    });
    const axis = side => ({
      label: side.title, labelFont: "13px system-ui, sans-serif", labelSize: 24,
      font: "12px system-ui, sans-serif", stroke: () => variable("--text"),
      grid: { stroke: () => variable("--grid"), width: 1 }, ticks: { stroke: () => variable("--line"), width: 1, size: 5 },
      splits: () => side.ticks, values: () => side.labels, gap: 4,
      size: side === chart.y ? 20 + 7 * Math.max(...side.labels.map(label => label.length)) : 30,
    });
    const say = plot => {
      const at = plot.cursor.idx;
      if (at == null) { output.textContent = ""; return; }
      const values = chart.series
        .filter((entry, i) => plot.series[3 * i + 1].show && entry.text[at] != null)
        .map(entry => entry.name + ": " + entry.text[at] + chart.y.unit);
      output.textContent = chart.x.text[at] + " " + chart.x.unit + " — " + values.join("; ");
    };
    const size = () => ({ width: place.clientWidth, height: Math.max(260, Math.round(place.clientWidth * 0.6)) });
    const plot = new uPlot({
      ...size(), series: lines, bands, legend: { show: false },
      scales: { x: { time: false, range: () => chart.x.range }, y: { range: () => chart.y.range } },
      axes: [axis(chart.x), axis(chart.y)], padding: [chart.marks.length * row + 8, null, null, null],
      hooks: {
        setCursor: [say],
        drawClear: [self => band(self, chart.band)],
        drawAxes: [self => marks(self, chart.marks)],
        draw: [self => chart.series.forEach((entry, i) => points(self, entry, 3 * i + 1))],
      },
      cursor: { drag: { x: false, y: false } },
    }, data, place);
    plot.root.querySelector("canvas").setAttribute("aria-hidden", "true");
    figure.querySelectorAll("input").forEach((box, i) => box.addEventListener("change", () => {
      for (let part = 1; part <= 3; part++) plot.setSeries(3 * i + part, { show: box.checked });
    }));
    new ResizeObserver(() => { if (place.clientWidth > 0) plot.setSize(size()); }).observe(place);
    place.addEventListener("keydown", event => {
      const last = data[0].length - 1;
      const now = plot.cursor.idx ?? -1;
      const goal = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last }[event.key];
      if (goal === undefined) return;
      const at = Math.min(last, Math.max(0, goal));
      plot.setCursor({ left: plot.valToPos(data[0][at], "x"), top: 10 });
      event.preventDefault();
    });
    charts.push(plot);
  }

  function sort(button) {
    const header = button.closest("th");
    const body = header.closest("table").tBodies[0];
    const column = header.cellIndex;
    const up = header.getAttribute("aria-sort") !== "ascending";
    const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const compare = (a, b) => {
      const numbers = [Number.parseFloat(key(a)), Number.parseFloat(key(b))];
      return numbers.some(Number.isNaN) ? key(a).localeCompare(key(b)) : numbers[0] - numbers[1];
    };
    [...body.rows].sort((a, b) => up ? compare(a, b) : compare(b, a)).forEach(row => body.append(row));
    header.parentElement.querySelectorAll("th").forEach(each => each.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
  }

  function theme(name) {
    root.dataset.theme = name;
    document.getElementById("theme").textContent = name === "dark" ? "Light theme" : "Dark theme";
    charts.forEach(plot => plot.redraw(false, true));
  }

  root.classList.add("drawn");
  document.querySelectorAll("th button").forEach(button => button.addEventListener("click", () => sort(button)));
  document.getElementById("theme").addEventListener("click", () => theme(root.dataset.theme === "dark" ? "light" : "dark"));
  document.getElementById("print").addEventListener("click", () => window.print());
  theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.querySelectorAll("figure.curves").forEach(draw);
})();
