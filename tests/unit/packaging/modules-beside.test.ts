import { describe, expect, it } from 'vitest';
import { modulesBeside, planModuleFiles } from '../../../build/packaging/modules-beside.ts';

const windows = { platform: 'win32', arch: 'x64' } as const;

function moduleOf(name: string, target = windows) {
  const found = modulesBeside(target).find((module) => module.name === name);
  if (found === undefined) throw new Error(`${name} is not beside the bundle`);
  return found;
}

describe('a module beside the bundle', () => {
  const files = [
    'lib/binding.js',
    'lib/linux-x64.js',
    'lib/methods/pragma.js',
    'lib/win32-x64.js',
    'prebuilds/linux-x64.node',
    'prebuilds/linuxmusl-x64.node',
    'prebuilds/win32-x64.node',
    'src/addon.cpp',
  ];

  it('ships with the binary of one platform and the program that loads it', () => {
    expect(planModuleFiles(moduleOf('better-sqlite3'), files, windows)).toEqual([
      'lib/binding.js',
      'lib/methods/pragma.js',
      'prebuilds/win32-x64.node',
    ]);
  });

  it('cannot ship without a binary for the target', () => {
    const arm = { platform: 'win32', arch: 'arm64' } as const;
    expect(() => planModuleFiles(moduleOf('better-sqlite3'), files, arm)).toThrow('prebuilds/win32-arm64.node');
  });

  it('leaves graphics libraries behind that no model uses', () => {
    const folder = 'bin/napi-v6/win32/x64';
    const found = ['DirectML.dll', 'dxcompiler.dll', 'onnxruntime.dll', 'onnxruntime_binding.node'];
    const all = [...found.map((file) => `${folder}/${file}`), 'bin/napi-v6/linux/x64/libonnxruntime.so.1'];
    expect(planModuleFiles(moduleOf('onnxruntime-node'), all, windows)).toEqual([
      `${folder}/onnxruntime.dll`,
      `${folder}/onnxruntime_binding.node`,
    ]);
  });
});
