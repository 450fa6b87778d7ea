using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TeacherDev.Web.Infrastructure;

/// <summary>For the small forms that stand on a page of something else: what was typed into them before the page was refused and drawn again.</summary>
public static class TypedFields
{
    extension(ModelStateDictionary state)
    {
        /// <summary>Null where the field was not sent.</summary>
        public string? Typed(string name) => state.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;
    }
}
