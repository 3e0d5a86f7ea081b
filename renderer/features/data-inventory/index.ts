export { DataInventory } from './data-inventory.tsx';
