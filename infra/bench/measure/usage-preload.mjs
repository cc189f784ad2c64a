// Preloaded into every process that is measured: answers over IPC what it has used so far.
process.on('message', (message) => {
  if (message?.ask !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ usage: { cpu: user + system, peakMemory: process.resourceUsage().maxRSS } });
});
