using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace TeacherDev.Web.Infrastructure;

/// <summary>Views lie beside their controllers: Features/{room}/{controller}/{view}, then Features/{room}/{view}, then Features/Shared/{view}.</summary>
public sealed class FeatureFolders : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var controller = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace;
        context.Values[Feature] = controller?[(controller.LastIndexOf('.') + 1)..] ?? "Shared";
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        var feature = context.Values[Feature];
        return [$"/Features/{feature}/{{1}}/{{0}}.cshtml", $"/Features/{feature}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
    }
}
