import { main } from './commands/main';

main(process.argv.slice(2));
