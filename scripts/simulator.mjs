// Runs the simulated recorder: npm run simulator -- --port N [--vendor] [--help]
let tsx;
try {
  tsx = await import('tsx/esm/api');
} catch {
  console.error(
    'simulator: dependencies are missing; run "npm start" or "npm ci --ignore-scripts"',
  );
  process.exit(1);
}
// No tsconfig: the project's own extends a generated file that a fresh clone does not have yet.
const { main } = await tsx.tsImport('../lib/simulator/cli.ts', {
  parentURL: import.meta.url,
  tsconfig: false,
});
process.exitCode = await main(process.argv.slice(2));
