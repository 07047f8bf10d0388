export { BackgroundCache, type CacheOptions, type Known } from './background-cache';
export { ImageCatalog, type RegistryPlace } from './image-catalog';
