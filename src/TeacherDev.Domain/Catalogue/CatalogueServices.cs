using Microsoft.Extensions.DependencyInjection;

namespace TeacherDev.Domain.Catalogue;

public static class CatalogueServices
{
    /// <summary>The loader and every kind of seed file that a room reads.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        foreach (var kind in typeof(ISeedKind).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ISeedKind))))
            services.AddSingleton(typeof(ISeedKind), kind);
        return services.AddScoped<Seeds>();
    }
}
