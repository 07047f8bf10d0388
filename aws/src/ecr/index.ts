export {
  deleteImages,
  describeImage,
  type ImagesOf,
  imagesNewestFirst,
  listImages,
  newestFirst,
  type Undeleted,
} from './images';
export { getLogin, RegistryLogin } from './login';
export type * from './model';
export { imagePlatforms } from './platforms';
export {
  createRepository,
  deleteRepository,
  describeRepository,
  listRepositories,
  type NewRepository,
} from './repositories';
export { type FindingsPage, listFindings, readFindings, startScan } from './scans';
