using Microsoft.AspNetCore.Mvc;

namespace TeacherDev.Web.Features.Styleguide;

/// <summary>Every part of the look once, for those who build pages and for the tests that look at them. Development only.</summary>
[Route("styleguide")]
public sealed class StyleguideController(IHostEnvironment environment) : FeatureController
{
    [HttpGet("")]
    public IActionResult Index()
    {
        if (!environment.IsDevelopment()) return NotFound();
        var samples = new Samples();
        ModelState.AddModelError("", T["两个培训班同时使用这个场地，请改时间或场地"]);
        foreach (var field in new[] { nameof(SampleForm.Name), nameof(SampleForm.Stage), nameof(SampleForm.Note) })
            ModelState.AddModelError($"{nameof(samples.Wrong)}.{field}", T["请填写{0}", T["示例"]]);
        return View(samples);
    }
}
