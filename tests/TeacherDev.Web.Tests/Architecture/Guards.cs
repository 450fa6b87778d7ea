using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Tests.Architecture;

/// <summary>The house's guards as functions over types and files; each returns its offenders, so that it can be shown a planted one.</summary>
internal static class Guards
{
    public static IEnumerable<string> ReferencesFrom(Assembly assembly, params string[] forbidden) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => forbidden.Any(f => name.StartsWith(f, StringComparison.Ordinal)));

    /// <summary>Entities are changed by verbs: no public setter, `init` aside.</summary>
    public static IEnumerable<string> PublicSettersOf(IEnumerable<Type> entities) =>
        from entity in entities
        from property in entity.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{entity.Name}.{property.Name}";

    /// <summary>No action takes an entity from the browser, neither bare nor in a list nor inside a form.</summary>
    public static IEnumerable<string> EntitiesBoundBy(IEnumerable<Type> controllers, IReadOnlySet<Type> entities) =>
        from controller in controllers
        from action in controller.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        from parameter in action.GetParameters()
        where Holds(parameter.ParameterType, entities, [])
        select $"{controller.Name}.{action.Name}({parameter.Name})";

    private static bool Holds(Type type, IReadOnlySet<Type> entities, HashSet<Type> seen)
    {
        if (entities.Contains(type)) return true;
        if (!seen.Add(type)) return false;
        if (type.HasElementType) return Holds(type.GetElementType()!, entities, seen);
        if (type.GetGenericArguments().Any(inner => Holds(inner, entities, seen))) return true;
        // What the framework brings is no form of ours.
        return type.Namespace?.StartsWith("TeacherDev", StringComparison.Ordinal) == true && type.GetProperties().Where(p => p.CanWrite).Any(p => Holds(p.PropertyType, entities, seen));
    }

    /// <summary>Every root of an organisation is filtered to its viewer's scope.</summary>
    public static IEnumerable<string> RootsOutOfScope(IModel model) =>
        from entity in model.GetEntityTypes()
        where entity.ClrType.IsAssignableTo(typeof(Aggregate)) && entity.FindProperty("OrganisationId") is not null && entity.FindDeclaredQueryFilter(TeacherDevDb.Scope) is null
        select entity.ClrType.Name;

    /// <summary>Actions that ask no more than that somebody is signed in.</summary>
    public static IEnumerable<string> ActionsWithoutPolicy(IEnumerable<Endpoint> endpoints) =>
        (from endpoint in endpoints
         let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
         where action is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
             && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is { Length: > 0 })
         select $"{action.ControllerName}.{action.ActionName}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Nothing unfiltered navigates to a filtered root: EF would join inward and drop rows.</summary>
    public static IEnumerable<string> NavigationsIntoScope(IModel model) =>
        from entity in model.GetEntityTypes()
        from navigation in entity.GetNavigations()
        where navigation.TargetEntityType.GetDeclaredQueryFilters().Count > 0 && navigation.TargetEntityType != entity
        select $"{entity.ClrType.Name}.{navigation.Name}";

    /// <summary>Rooms of one floor that need each other in a ring.</summary>
    public static IEnumerable<string> RingsOf(ILookup<string, string> needs)
    {
        foreach (var room in needs.Select(n => n.Key))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Queue<string>(needs[room]);
            while (open.TryDequeue(out var next))
                if (seen.Add(next))
                    foreach (var further in needs[next]) open.Enqueue(further);
            if (seen.Contains(room)) yield return room;
        }
    }

    /// <summary>Which rooms a room's source files use: in their `using` lines and by names written out.</summary>
    public static ILookup<string, string> NeedsOf(IEnumerable<(string Room, string Text)> files, string root) =>
        (from file in files
         from line in file.Text.Split('\n')
         where !line.StartsWith("namespace ", StringComparison.Ordinal)
         from Match name in Regex.Matches(line, $@"\b{Regex.Escape(root)}\.(?<room>\w+)\.?", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
         let used = name.Groups["room"].Value
         where used != file.Room
         select (file.Room, used)).Distinct().ToLookup(n => n.Room, n => n.used, StringComparer.Ordinal);

    /// <summary>Lines of source that hold a forbidden word.</summary>
    public static IEnumerable<string> LinesWith(IEnumerable<(string Path, string Text)> files, params string[] words) =>
        from file in files
        from line in file.Text.Split('\n')
        where words.Any(w => line.Contains(w, StringComparison.Ordinal))
        select $"{file.Path}: {line.Trim()}";

    public static IReadOnlySet<Type> EntitiesOf(IModel model) => model.GetEntityTypes().Select(t => t.ClrType).ToHashSet();

    public static IEnumerable<Type> ControllersOf(Assembly assembly) => assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ControllerBase)) && !t.IsAbstract);
}
