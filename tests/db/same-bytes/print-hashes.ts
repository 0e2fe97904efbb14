import { writtenFiles } from './written-files.ts';

// Run as a process of its own with another TZ and LANG: prints what was written there, and where it was.
const files = await writtenFiles(process.argv[2] ?? '', true);
const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(JSON.stringify({ files, timeZone, locale }));
