/** The most memory that this process takes from now on. */
export function watchMemory(): { peakMegabytes: () => number } {
  let peak = process.memoryUsage.rss();
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  timer.unref();
  return {
    peakMegabytes() {
      clearInterval(timer);
      look();
      return Math.round(peak / 1024 / 1024);
    },
  };
}
