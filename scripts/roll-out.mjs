// Writes the files of a roll-out: npm run roll-out -- [--settings FILE] [--out FOLDER] [--help]
let tsx;
try {
  tsx = await import('tsx/esm/api');
} catch {
  console.error('roll-out: dependencies are missing; run "npm start" or "npm ci --ignore-scripts"');
  process.exit(1);
}
// No tsconfig: the project's own extends a generated file that a fresh clone does not have yet.
const { main } = await tsx.tsImport('./roll-out/main.ts', {
  parentURL: import.meta.url,
  tsconfig: false,
});
process.exitCode = main(process.argv.slice(2));
