export { PhotoWorkshop, type PhotoWorkshopProps } from './photo-workshop.tsx';
