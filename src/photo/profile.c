/* Colour conversion by Little CMS. See profile.h. */
#include "photo/profile.h"

#include <lcms2.h>
#include <math.h>
#include <string.h>

struct sc_profile {
    cmsContext context;
    cmsHPROFILE handle, srgb;
    int colours;
};

struct sc_conversion {
    cmsHTRANSFORM transform;
};

static void delete_context(void *context)
{
    cmsDeleteContext(context);
}

static void close_profile(void *profile)
{
    cmsCloseProfile(profile);
}

static void delete_transform(void *transform)
{
    cmsDeleteTransform(transform);
}

static void ignored(const sc_photo_job *job, const char *why)
{
    sc_diag_warn(job->diags, job->span, "photo.profile-ignored",
                 "save the photo in sRGB if its colours look wrong",
                 "the photo's colour profile is ignored: %s", why);
}

/* A context of its own keeps the library from sharing any state. */
static sc_profile *profile_new(sc_arena *scratch)
{
    sc_profile *profile = SC_NEW(scratch, sc_profile);
    profile->context = cmsCreateContext(NULL, NULL);
    if (profile->context == NULL)
        sc_out_of_memory("out of memory reading a colour profile");
    sc_arena_defer(scratch, delete_context, profile->context);
    profile->srgb = cmsCreate_sRGBProfileTHR(profile->context);
    if (profile->srgb == NULL)
        sc_out_of_memory("out of memory making a colour profile");
    sc_arena_defer(scratch, close_profile, profile->srgb);
    return profile;
}

static bool is_near(const cmsCIEXYZ *a, const cmsCIEXYZ *b)
{
    const double tolerance = 0.003; /* tags in circulation differ by rounding and by adaptation */
    return fabs(a->X - b->X) < tolerance && fabs(a->Y - b->Y) < tolerance &&
           fabs(a->Z - b->Z) < tolerance;
}

static bool has_same_curve(const cmsToneCurve *a, const cmsToneCurve *b)
{
    enum { STEPS = 16 };
    for (int i = 0; i <= STEPS; i++) {
        float at = (float)i / STEPS;
        if (fabsf(cmsEvalToneCurveFloat(a, at) - cmsEvalToneCurveFloat(b, at)) > 0.004F)
            return false;
    }
    return true;
}

/* By what it does, not by what it calls itself: "sRGB" is written into many a wrong profile. */
static bool is_srgb(const sc_profile *profile)
{
    static const struct {
        cmsTagSignature colorant, curve;
    } CHANNELS[] = {
        { cmsSigRedColorantTag, cmsSigRedTRCTag },
        { cmsSigGreenColorantTag, cmsSigGreenTRCTag },
        { cmsSigBlueColorantTag, cmsSigBlueTRCTag },
    };
    if (profile->colours != 3 || cmsIsTag(profile->handle, cmsSigAToB0Tag) ||
        !cmsIsMatrixShaper(profile->handle))
        return false;
    for (size_t i = 0; i < sizeof CHANNELS / sizeof *CHANNELS; i++) {
        const cmsCIEXYZ *colorant = cmsReadTag(profile->handle, CHANNELS[i].colorant);
        const cmsToneCurve *curve = cmsReadTag(profile->handle, CHANNELS[i].curve);
        if (colorant == NULL || curve == NULL ||
            !is_near(colorant, cmsReadTag(profile->srgb, CHANNELS[i].colorant)) ||
            !has_same_curve(curve, cmsReadTag(profile->srgb, CHANNELS[i].curve)))
            return false;
    }
    return true;
}

static int colours_of(cmsColorSpaceSignature space)
{
    switch ((int)space) {
    case cmsSigGrayData:
        return 1;
    case cmsSigRgbData:
        return 3;
    case cmsSigCmykData:
        return 4;
    default:
        return 0;
    }
}

const sc_profile *sc_profile_open(const sc_photo_job *job, const sc_photo_header *header,
                                  int colours)
{
    if (header->profile_fault != NULL)
        ignored(job, header->profile_fault);
    sc_str bytes = header->profile;
    if (header->profile_fault != NULL || bytes.len == 0)
        return NULL;
    if (bytes.len > SC_PROFILE_MAX_BYTES) {
        ignored(job, "it is larger than 4 MiB");
        return NULL;
    }
    sc_profile *profile = profile_new(job->scratch);
    profile->handle = cmsOpenProfileFromMemTHR(profile->context, bytes.ptr, (unsigned)bytes.len);
    if (profile->handle == NULL) {
        ignored(job, "it is damaged");
        return NULL;
    }
    sc_arena_defer(job->scratch, close_profile, profile->handle);
    profile->colours = colours_of(cmsGetColorSpace(profile->handle));
    bool fits = profile->colours == colours || (profile->colours == 3 && colours == 1);
    if (!fits) {
        ignored(job, "it is for another kind of picture");
        return NULL;
    }
    return is_srgb(profile) ? NULL : profile;
}

static const cmsCIExyY SRGB_WHITE = { 0.3127, 0.3290, 1 };
static const cmsCIExyYTRIPLE SRGB_PRIMARIES = { .Red = { 0.64, 0.33, 1 },
                                                .Green = { 0.30, 0.60, 1 },
                                                .Blue = { 0.15, 0.06, 1 } };

const sc_profile *sc_profile_of_gamma(const sc_photo_job *job, double gamma,
                                      const double chromaticity[8])
{
    bool is_usual = fabs(gamma - 2.2) < 0.05; /* what PNG writers mean by sRGB */
    if (!(gamma >= 0.1 && gamma <= 10) || (is_usual && chromaticity == NULL))
        return NULL;
    sc_profile *profile = profile_new(job->scratch);
    cmsCIExyY white = SRGB_WHITE;
    cmsCIExyYTRIPLE primaries = SRGB_PRIMARIES;
    const double *c = chromaticity;
    if (c != NULL) {
        white = (cmsCIExyY){ c[0], c[1], 1 };
        primaries.Red = (cmsCIExyY){ c[2], c[3], 1 };
        primaries.Green = (cmsCIExyY){ c[4], c[5], 1 };
        primaries.Blue = (cmsCIExyY){ c[6], c[7], 1 };
    }
    cmsToneCurve *curve = is_usual ? cmsDupToneCurve(cmsReadTag(profile->srgb, cmsSigRedTRCTag))
                                   : cmsBuildGamma(profile->context, gamma);
    if (curve == NULL)
        sc_out_of_memory("out of memory making a colour profile");
    cmsToneCurve *curves[3] = { curve, curve, curve };
    profile->handle = cmsCreateRGBProfileTHR(profile->context, &white, &primaries, curves);
    cmsFreeToneCurve(curve);
    if (profile->handle == NULL)
        return NULL;
    sc_arena_defer(job->scratch, close_profile, profile->handle);
    profile->colours = 3;
    return is_srgb(profile) ? NULL : profile;
}

int sc_profile_colours(const sc_profile *profile)
{
    return profile->colours;
}

static cmsUInt32Number format_of(sc_pixel_form form)
{
    static const unsigned SPACES[] = { [1] = PT_GRAY, [3] = PT_RGB, [4] = PT_CMYK };
    return COLORSPACE_SH(SPACES[form.colours]) | CHANNELS_SH((unsigned)form.colours) |
           EXTRA_SH((unsigned)form.extras) | BYTES_SH((unsigned)form.sample_bytes) |
           FLAVOR_SH(form.is_inverted ? 1U : 0U);
}

const sc_conversion *sc_conversion_new(const sc_photo_job *job, const sc_profile *profile,
                                       sc_pixel_form form)
{
    cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION;
    if (form.has_alpha)
        flags |= cmsFLAGS_COPY_ALPHA;
    sc_conversion *conversion = SC_NEW(job->scratch, sc_conversion);
    conversion->transform =
        cmsCreateTransformTHR(profile->context, profile->handle, format_of(form), profile->srgb,
                              TYPE_RGBA_8, INTENT_RELATIVE_COLORIMETRIC, flags);
    if (conversion->transform == NULL) {
        ignored(job, "it does not say how its colours look");
        return NULL;
    }
    sc_arena_defer(job->scratch, delete_transform, conversion->transform);
    return conversion;
}

void sc_conversion_apply(const sc_conversion *conversion, const void *from, uint8_t *rgba,
                         size_t count)
{
    cmsDoTransform(conversion->transform, from, rgba, (unsigned)count);
}
