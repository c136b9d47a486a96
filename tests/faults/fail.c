/* Lets a call of the system fail, come back short, or be the last, on files below a folder.

   In: LD_PRELOAD, and one call of fault_arm. Out: the calls are counted in memory that is shared with
   processes forked later, and the one with the number asked for, or every one from it on, fails. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum call { WRITE, READ, SYNC, RENAME, CALLS };
enum action { NOTHING = 0, KILL = -1, SHORT = -2 }; /* above 0: an errno */

struct plan { enum call call; int action; long at; int onward; char below[PATH_MAX]; long seen[CALLS]; };
static struct plan *plan;

__attribute__((constructor)) static void start(void) {
  plan = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

void fault_arm(int call, int action, long at, int onward, const char *below) {
  memset(plan, 0, sizeof *plan);
  plan->call = call; plan->action = action; plan->at = at; plan->onward = onward;
  strncpy(plan->below, below, sizeof plan->below - 1);
}

long fault_seen(int call) { return plan->seen[call]; }

static int fault(enum call call, const char *path) {
  size_t length = strlen(plan->below);
  if (!length || strncmp(path, plan->below, length)) return NOTHING;
  long number = __sync_add_and_fetch(&plan->seen[call], 1);
  if (plan->action == NOTHING || call != plan->call) return NOTHING;
  if (number != plan->at && !(plan->onward && number > plan->at)) return NOTHING;
  if (plan->action == KILL) kill(getpid(), SIGKILL);
  return plan->action;
}

static int fault_of(enum call call, int file) {
  char link[64], path[PATH_MAX];
  if (!plan->below[0]) return NOTHING;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return NOTHING;
  path[length] = 0;
  return fault(call, path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)
#define TRANSFER(name, call, ...)                          \
  REAL(name);                                                    \
  int found = fault_of(call, file);                              \
  if (found > 0) { errno = found; return -1; }                   \
  if (found == SHORT) size /= 2;                                 \
  return real(file, data, size, ##__VA_ARGS__)

ssize_t write(int file, const void *data, size_t size) { TRANSFER(write, WRITE) ; }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { TRANSFER(pwrite, WRITE, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { TRANSFER(pwrite64, WRITE, at); }
ssize_t read(int file, void *data, size_t size) { TRANSFER(read, READ); }
ssize_t pread(int file, void *data, size_t size, off_t at) { TRANSFER(pread, READ, at); }
ssize_t pread64(int file, void *data, size_t size, off64_t at) { TRANSFER(pread64, READ, at); }

#define SYNCED(name)                                             \
  int name(int file) {                                           \
    REAL(name);                                                  \
    int found = fault_of(SYNC, file);                            \
    if (found > 0) { errno = found; return -1; }                 \
    return real(file);                                           \
  }
SYNCED(fsync)
SYNCED(fdatasync)

int rename(const char *from, const char *to) {
  REAL(rename);
  int found = fault(RENAME, to);
  if (found > 0) { errno = found; return -1; }
  return real(from, to);
}

int renameat2(int one, const char *from, int other, const char *to, unsigned flags) {
  REAL(renameat2);
  int found = fault(RENAME, to);
  if (found > 0) { errno = found; return -1; }
  return real(one, from, other, to, flags);
}
