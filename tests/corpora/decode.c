/*
 * The photo and encode stages over files of others, whole and damaged:
 *
 *     decode files PATH...               each JPEG, PNG and WebP file renders or is refused in
 * words decode damage COUNT SEED PATH...   truncations and bit flips of them, COUNT of each decode
 * compare FILE <RGBA          mean difference from another decoder's upright pixels
 *
 * A folder stands for all files beneath it. Work is done in child processes, so that a crash or a
 * hang is one line of the report and not its end. The last line says how many there were of what;
 * status 1 if any was bad.
 */
#include "base/file.h"
#include "encode/encode.h"
#include "encode/metadata.h"
#include "lib/noise.h"
#include "lib/picture.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILE_MAX_BYTES = 64 << 20, SECONDS_A_CASE = 30, CARD_WIDTH = 320, CARD_HEIGHT = 168 };

typedef SC_VEC(const char *) paths;

/* ---- what is done with one file -------------------------------------------------------------- */

typedef enum outcome { RENDERED, REFUSED, SILENT, CRASHED, HUNG, ACCEPTED, OUTCOMES } outcome;

static const char *const NAMES[OUTCOMES] = { "rendered", "refused", "SILENT",
                                             "CRASHED",  "HUNG",    "ACCEPTED" };

static sc_status decode(sc_arena *arena, sc_str bytes, double scale, sc_diags *diags,
                        sc_photo_info *info, const sc_photo **photo)
{
    sc_status status = sc_photo_probe(arena, bytes, &SC_PHOTO_LIMITS, SC_NO_SPAN, diags, info);
    return status != SC_OK
               ? status
               : sc_photo_decode(arena, bytes, scale, &SC_PHOTO_LIMITS, SC_NO_SPAN, diags, photo);
}

/* As a card is made of it. */
static sc_status render(sc_arena *arena, sc_str bytes, sc_diags *diags)
{
    sc_photo_info info;
    const sc_photo *photo;
    sc_bitmap bitmap;
    sc_encoded encoded;
    sc_status status = decode(arena, bytes, 0.4, diags, &info, &photo);
    if (status != SC_OK)
        return status;
    sc_rect crop = sc_photo_cover(info.width, info.height, CARD_WIDTH, CARD_HEIGHT, 0.5, 0.4);
    status = sc_photo_resample(arena, photo, crop, CARD_WIDTH, CARD_HEIGHT, diags, &bitmap);
    sc_encode_request request = { .format = SC_FORMAT_JPEG };
    return status != SC_OK ? status
                           : sc_encode(arena, &bitmap, &request, "the card", diags, &encoded);
}

/* @return the last error, or NULL. */
static const sc_diag *last_error(const sc_diags *diags)
{
    for (size_t i = diags->list.count; i-- > 0;)
        if (diags->list.items[i].severity == SC_ERROR)
            return &diags->list.items[i];
    return NULL;
}

static outcome try_bytes(sc_str bytes, char *words, size_t words_size)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_status status = render(arena, bytes, &diags);
    const sc_diag *error = last_error(&diags);
    if (error != NULL)
        snprintf(words, words_size, "%s: %.*s", error->code, SC_STR_ARG(error->message));
    sc_arena_free(arena);
    return status == SC_OK ? RENDERED : error != NULL ? REFUSED : SILENT;
}

/* ---- children -------------------------------------------------------------------------------- */

/* Shared with the child: what it has come to. */
typedef struct progress {
    size_t at; /* the case it is at */
    size_t counts[OUTCOMES];
    char words[512]; /* of the last refusal */
} progress;

static progress *progress_new(void)
{
    progress *p = mmap(NULL, sizeof *p, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) {
        perror("decode");
        exit(74);
    }
    return p;
}

/* Run cases from `p->at` to `end`, going on behind one that takes the child down. */
static void run_cases(progress *p, size_t end, void (*run)(progress *p, const void *context),
                      const void *context, const char *name)
{
    while (p->at < end) {
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            for (; p->at < end; p->at++) {
                alarm(SECONDS_A_CASE);
                run(p, context);
            }
            fflush(stdout);
            _exit(0);
        }
        int status;
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            return;
        outcome bad = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? HUNG : CRASHED;
        p->counts[bad]++;
        printf("%s %s, case %zu\n", NAMES[bad], name, p->at++);
    }
}

static int report(const progress *p, size_t files)
{
    printf("%zu files:", files);
    for (int i = 0; i < OUTCOMES; i++)
        printf(" %zu %s%s", p->counts[i], NAMES[i], i + 1 < OUTCOMES ? "," : "\n");
    size_t bad = p->counts[SILENT] + p->counts[CRASHED] + p->counts[HUNG] + p->counts[ACCEPTED];
    return bad > 0 || files == 0;
}

/* ---- finding files --------------------------------------------------------------------------- */

static bool is_photo(sc_str bytes)
{
    return sc_str_starts(bytes, "\xFF\xD8\xFF") || sc_str_starts(bytes, "\x89PNG") ||
           (sc_str_starts(bytes, "RIFF") && sc_str_eq(sc_str_sub(bytes, 8, 12), SC_STR("WEBP")));
}

static bool has_photo_name(const char *path)
{
    static const char *const ENDINGS[] = { ".png", ".jpg", ".jpeg", ".webp", ".icc", ".avif" };
    sc_str name = sc_str_of(path);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t len = strlen(ENDINGS[i]);
        if (name.len > len &&
            sc_str_is_nocase(sc_str_sub(name, name.len - len, name.len), ENDINGS[i]))
            return true;
    }
    return false;
}

static bool read_bytes(sc_arena *arena, const char *path, sc_str *out)
{
    sc_diags diags = { .arena = arena };
    return sc_file_read(arena, path, FILE_MAX_BYTES, "the file", SC_NO_SPAN, &diags, out) == SC_OK;
}

static bool is_wanted(const char *path)
{
    if (has_photo_name(path))
        return true;
    sc_arena *arena = sc_arena_new(0);
    sc_str bytes;
    bool is_it = read_bytes(arena, path, &bytes) && is_photo(bytes);
    sc_arena_free(arena);
    return is_it;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* In an order that is the same everywhere. */
static void find(sc_arena *arena, const char *path, paths *out)
{
    struct stat info;
    if (lstat(path, &info) != 0 || (!S_ISDIR(info.st_mode) && !S_ISREG(info.st_mode)))
        return;
    if (S_ISREG(info.st_mode)) {
        if (is_wanted(path))
            sc_vec_push(arena, out, path);
        return;
    }
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            find(arena, sc_str_fmt(arena, "%s/%s", path, entries[i]->d_name).ptr, out);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* ---- files ----------------------------------------------------------------------------------- */

/* A colour profile becomes a picture of its kind of colours. */
static sc_str in_a_picture(sc_arena *arena, sc_str profile)
{
    sc_jpeg_options options = { .colours = SC_JPEG_YCC, .profile = profile };
    sc_str space = sc_str_sub(profile, 16, 20);
    if (sc_str_is(space, "GRAY"))
        options.colours = SC_JPEG_GREY;
    else if (sc_str_is(space, "CMYK"))
        options.colours = SC_JPEG_CMYK;
    return sc_picture_jpeg(arena, sc_picture_paint(arena, 64, 48), &options);
}

static void run_file(progress *p, const void *context)
{
    const char *path = ((const paths *)context)->items[p->at];
    sc_arena *arena = sc_arena_new(0);
    sc_str bytes;
    outcome o = REFUSED;
    p->words[0] = '\0';
    if (read_bytes(arena, path, &bytes)) {
        if (sc_str_ends(sc_str_of(path), ".icc"))
            bytes = in_a_picture(arena, bytes);
        o = try_bytes(bytes, p->words, sizeof p->words);
    }
    sc_arena_free(arena);
    p->counts[o]++;
    printf("%s %s %s\n", NAMES[o], path, p->words);
}

/* ---- damage ---------------------------------------------------------------------------------- */

typedef struct damage {
    sc_str bytes; /* a file that renders */
    size_t end;   /* where its picture is over: bytes behind it may go missing */
    size_t flips; /* bits to turn over; 0: it is cut short */
    uint32_t seed;
} damage;

static unsigned byte_at(sc_str bytes, size_t at)
{
    return at < bytes.len ? (uint8_t)bytes.ptr[at] : 0;
}

static bool is_coded_data(unsigned marker)
{
    return marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
}

/* Cameras append further pictures to a JPEG: the first one's end, found marker by marker. */
static size_t end_of_jpeg(sc_str bytes)
{
    for (size_t at = 2; at + 1 < bytes.len;) {
        unsigned marker = byte_at(bytes, at + 1);
        if (byte_at(bytes, at) != 0xFF || is_coded_data(marker))
            at++;
        else if (marker == 0xD9)
            return at + 2;
        else
            at += 2 + (byte_at(bytes, at + 2) << 8 | byte_at(bytes, at + 3));
    }
    return bytes.len;
}

static size_t end_of_png(sc_str bytes)
{
    for (size_t at = bytes.len - 8; at > 0; at--)
        if (sc_str_is(sc_str_sub(bytes, at, at + 4), "IEND"))
            return at + 8;
    return bytes.len;
}

static size_t end_of(sc_str bytes)
{
    if (sc_str_starts(bytes, "\xFF\xD8"))
        return end_of_jpeg(bytes);
    if (sc_str_starts(bytes, "\x89PNG"))
        return end_of_png(bytes);
    if (!sc_str_starts(bytes, "RIFF"))
        return bytes.len;
    return 8 + (byte_at(bytes, 7) << 24 | byte_at(bytes, 6) << 16 | byte_at(bytes, 5) << 8 |
                byte_at(bytes, 4));
}

/* By turns: its first bytes, all but its last ones, and two lengths anywhere between. */
static size_t length_for(const damage *d, size_t number)
{
    size_t step = number / 4 % d->end;
    if (number % 4 == 0)
        return step;
    if (number % 4 == 1)
        return d->end - 1 - step;
    return sc_noise_hash((int32_t)number, 1, d->seed) % d->end;
}

static void run_damage(progress *p, const void *context)
{
    const damage *d = context;
    size_t len = d->flips == 0 ? length_for(d, p->at) : d->bytes.len;
    char *copy = malloc(len + 1); /* its own block, so that reading past the end is found */
    if (copy == NULL)
        _exit(71);
    memcpy(copy, d->bytes.ptr, len);
    for (size_t i = 0; i < d->flips; i++) {
        uint32_t at = sc_noise_hash((int32_t)p->at, (int32_t)i, d->seed);
        copy[at % len] ^= (char)(1U << (at >> 24) % 8);
    }
    outcome o = try_bytes((sc_str){ copy, len }, p->words, sizeof p->words);
    free(copy);
    if (d->flips == 0 && o == RENDERED)
        o = ACCEPTED;
    p->counts[o]++;
    if (o == ACCEPTED || o == SILENT)
        printf("%s case %zu: cut to %zu of %zu bytes\n", NAMES[o], p->at, len, d->bytes.len);
}

/* Files that are sound, or there would be nothing to damage. */
static paths sound_ones(sc_arena *arena, const paths *files)
{
    paths sound = { 0 };
    char words[512];
    for (size_t i = 0; i < files->count; i++) {
        sc_arena *scratch = sc_arena_new(0);
        sc_str bytes;
        if (!sc_str_ends(sc_str_of(files->items[i]), ".icc") &&
            read_bytes(scratch, files->items[i], &bytes) &&
            try_bytes(bytes, words, sizeof words) == RENDERED)
            sc_vec_push(arena, &sound, files->items[i]);
        sc_arena_free(scratch);
    }
    return sound;
}

static void damage_file(progress *p, const char *path, size_t count, uint32_t seed)
{
    sc_arena *arena = sc_arena_new(0);
    damage d = { .seed = seed };
    if (read_bytes(arena, path, &d.bytes)) {
        d.end = end_of(d.bytes);
        for (d.flips = 0; d.flips <= 8; d.flips += 8) {
            p->at = 0;
            run_cases(p, count, run_damage, &d, path);
        }
    }
    sc_arena_free(arena);
}

static int damage_files(sc_arena *arena, const paths *files, size_t count, uint32_t seed)
{
    progress *p = progress_new();
    paths sound = sound_ones(arena, files);
    size_t share = sound.count == 0 ? 0 : (count + sound.count - 1) / sound.count;
    for (size_t i = 0; i < sound.count; i++)
        damage_file(p, sound.items[i], share, seed + (uint32_t)i);
    printf("%zu truncations, as many times 8 bit flips\n", share * sound.count);
    return report(p, sound.count);
}

static int try_files(const paths *files)
{
    progress *p = progress_new();
    run_cases(p, files->count, run_file, files, "of those in order");
    return report(p, files->count);
}

/* ---- compare --------------------------------------------------------------------------------- */

/* Over black and over white, so that alpha counts. Both sides' colours are multiplied by it. */
static double difference(const sc_bitmap *bitmap, const uint8_t *rgba)
{
    static const int SHIFTS[] = { 16, 8, 0 };
    double sum = 0;
    size_t count = (size_t)bitmap->width * (size_t)bitmap->height;
    for (size_t i = 0; i < count; i++) {
        int alpha = rgba[4 * i + 3];
        for (int c = 0; c < 3; c++)
            sum += abs((int)(bitmap->pixels[i] >> SHIFTS[c] & 255) -
                       (rgba[4 * i + (size_t)c] * alpha + 127) / 255);
    }
    return sum / (3.0 * (double)count);
}

static int compare(sc_arena *arena, const char *path)
{
    sc_diags diags = { .arena = arena };
    sc_str bytes;
    sc_photo_info info;
    const sc_photo *photo;
    sc_bitmap bitmap;
    if (!read_bytes(arena, path, &bytes) || decode(arena, bytes, 1, &diags, &info, &photo) != SC_OK)
        return 2;
    sc_rect all = { 0, 0, info.width, info.height };
    if (sc_photo_resample(arena, photo, all, info.width, info.height, &diags, &bitmap) != SC_OK)
        return 1;
    size_t count = (size_t)info.width * (size_t)info.height;
    uint8_t *rgba = sc_arena_alloc(arena, 4 * count + 1);
    if (fread(rgba, 1, 4 * count + 1, stdin) != 4 * count) {
        printf("it has another size\n");
        return 1;
    }
    printf("%.3f\n", difference(&bitmap, rgba));
    return 0;
}

static int write_profile(sc_arena *arena)
{
    sc_str profile = sc_metadata_srgb(arena);
    return fwrite(profile.ptr, 1, profile.len, stdout) == profile.len ? 0 : 74;
}

int main(int argc, char **argv)
{
    sc_arena *arena = sc_arena_new(0);
    paths files = { 0 };
    const char *action = argc < 2 ? "" : argv[1];
    int first = strcmp(action, "damage") == 0 ? 4 : 2, status = 64;
    if (strcmp(action, "profile") == 0)
        status = write_profile(arena);
    else if (strcmp(action, "compare") == 0 && argc == 3)
        status = compare(arena, argv[2]);
    else
        for (int i = first; i < argc; i++)
            find(arena, argv[i], &files);
    if (strcmp(action, "files") == 0 && argc > 2)
        status = try_files(&files);
    else if (first == 4 && argc > 4)
        status = damage_files(arena, &files, (size_t)atol(argv[2]), (uint32_t)atol(argv[3]));
    if (status == 64)
        fprintf(
            stderr,
            "usage: decode files PATH... | damage COUNT SEED PATH... | compare FILE | profile\n");
    sc_arena_free(arena);
    return status;
}
