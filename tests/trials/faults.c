/* Stands before the C library: the armed changes of the files whose path holds a text are killed at, torn, or fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NONE, KILL, TORN };  /* every other kind is the error that the change fails with */
static char wanted[4096];
static int kind;
static long from, until, seen;

void fault_arm(const char *path, int what, long first, long end) {
    snprintf(wanted, sizeof wanted, "%s", path);
    kind = what, from = first, until = end, seen = 0;
}
void fault_disarm(void) { until = 0; }
long fault_seen(void) { return seen; }

/* What to do at this change of a file, by its name or its descriptor. */
static int due(const char *name, int descriptor) {
    char link[64], path[4096];
    if (!wanted[0]) return NONE;
    if (!name) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = readlink(link, path, sizeof path - 1);
        if (length < 0) return NONE;
        path[length] = 0, name = path;
    }
    if (!strstr(name, wanted)) return NONE;
    long number = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (number < from || number >= until) return NONE;
    if (kind == KILL) kill(getpid(), SIGKILL);
    return kind;
}

/* The change itself; `half`: what of it a torn one still does. */
#define CHANGE(type, call, names, values, name, descriptor, half)                           \
    type call names {                                                                      \
        type (*real) names = (type (*) names) dlsym(RTLD_NEXT, #call);                     \
        int what = due(name, descriptor);                                                  \
        if (what == TORN) { half; kill(getpid(), SIGKILL); }                               \
        if (what) { errno = what; return -1; }                                             \
        return real values;                                                                \
    }
#define WRITE(call, names, values, half) CHANGE(ssize_t, call, names, values, NULL, descriptor, (void) !half)

WRITE(write, (int descriptor, const void *bytes, size_t count), (descriptor, bytes, count), real(descriptor, bytes, count / 2))
WRITE(pwrite, (int descriptor, const void *bytes, size_t count, off_t at), (descriptor, bytes, count, at), real(descriptor, bytes, count / 2, at))
WRITE(pwrite64, (int descriptor, const void *bytes, size_t count, off64_t at), (descriptor, bytes, count, at), real(descriptor, bytes, count / 2, at))
CHANGE(int, fsync, (int descriptor), (descriptor), NULL, descriptor, )
CHANGE(int, fdatasync, (int descriptor), (descriptor), NULL, descriptor, )
CHANGE(int, ftruncate, (int descriptor, off_t size), (descriptor, size), NULL, descriptor, )
CHANGE(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size), NULL, descriptor, )
CHANGE(int, unlink, (const char *name), (name), name, -1, )
CHANGE(int, remove, (const char *name), (name), name, -1, )
CHANGE(int, rename, (const char *name, const char *to), (name, to), name, -1, )
