// The `rast-fractal` of the packages: becomes the best of the builds beside it that this processor can run.
//
// Builds for newer processors are up to three times faster, and end at once on older ones. glibc can choose between
// builds by itself, but only of shared libraries.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Where the builds are, from the folder that this program is in.
static const char builds[] = "../lib/rast-fractal";

// Whether the processor has everything that a level of x86-64 asks for, and the system lets programs use it.
#define has(level) __builtin_cpu_supports(level)

// The folder of this program, with a slash at its end; where that can't be found out, as without /proc, that of the
// package.
static void find_folder(char folder[PATH_MAX]) {
  ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
  char *slash = NULL;
  if (length > 0) {
    folder[length] = 0;
    slash = strrchr(folder, '/');
  }
  if (slash) slash[1] = 0;
  else strcpy(folder, "/usr/bin/");
}

int main(int argc, char **argv) {
  (void)argc;
  char folder[PATH_MAX], path[2 * PATH_MAX];
  find_folder(folder);
  __builtin_cpu_init();
  const char *levels[4];
  int count = 0;
  if (has("x86-64-v4")) levels[count++] = "x86-64-v4";
  if (has("x86-64-v3")) levels[count++] = "x86-64-v3";
  if (has("x86-64-v2")) levels[count++] = "x86-64-v2";
  levels[count++] = "x86-64";
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "%s%s/%s/rast-fractal", folder, builds, levels[i]);
    execv(path, argv);
    // The package need not have a build for each level.
    if (errno != ENOENT) break;
  }
  fprintf(stderr, "error: can't start %s: %s\n", path, strerror(errno));
  return 1;
}
