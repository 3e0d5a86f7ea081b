/** A member that Electron has and the stand-in lacks must fail by its name, not as `undefined is not a function`. */
export function strict<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get: (object, key) => {
      if (typeof key === 'string' && !(key in object) && key !== 'then' && key !== 'toJSON') {
        throw new Error(`The stand-in for Electron lacks ${name}.${key}`);
      }
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });
}

/** The same for a class: whatever `new` makes is strict. */
export function strictClass<Class extends new (...items: never[]) => object>(made: Class, name: string): Class {
  return new Proxy(made, {
    construct: (target, items, newTarget) => strict(Reflect.construct(target, items, newTarget) as object, name),
  });
}
