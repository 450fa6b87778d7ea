using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Web.Features.Accounts;
using TeacherDev.Web.Features.Attendance;

namespace TeacherDev.Web.Infrastructure;

/// <summary>The parts of the site as services, one method a subject.</summary>
public static class Registrations
{
    /// <summary>An attendance sheet sends a row a person; a class has at most 2,000.</summary>
    public const int MostPeopleOnASheet = 2000;

    // A list of a city's candidates or a matrix of places is one form; the framework's 1,024 fields would cut it off.
    private const int MostFields = 20_000;

    /// <summary>Cookie sign-in over sessions on the server, and the keys that sign cookies and forms, in the database.</summary>
    public static IServiceCollection AddSession(this IServiceCollection services, IConfiguration settings, bool https)
    {
        services.AddSingleton(s => new SessionStore(s.GetRequiredService<IServiceScopeFactory>(), settings.GetValue("Accounts:PasswordProfile", PasswordProfile.DengBao),
            s.GetRequiredService<DemonstrationAccounts>().AreShown, s.GetRequiredService<SecurityLog>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FailedSignIns>().AddSingleton<PasswordGate>().AddSingleton<SecurityLog>();
        services.AddDataProtection().SetApplicationName("TeacherDev");
        services.AddSingleton<DataKeyRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<DataKeyRepository>()));
        services.AddSingleton(s => new SignInTokens(s.GetRequiredService<FieldCipher>().KeyFor("sign-in-wall")));
        services.AddSingleton(s => new ScanCookies(s.GetRequiredService<IDataProtectionProvider>(), s.GetRequiredService<TimeProvider>(), https)).AddSingleton<DoorLimits>();
        services.AddAntiforgery(options => Cookies.Bind(options.Cookie, "teacherdev-form", https));
        services.Configure<CookieTempDataProviderOptions>(options => Cookies.Bind(options.Cookie, "teacherdev-notice", https));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            Cookies.Bind(options.Cookie, "teacherdev", https);
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/account/login";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = LoginSession.Absolute;
            options.SlidingExpiration = false;
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<SessionStore, TimeProvider>((options, store, clock) => (options.SessionStore, options.TimeProvider) = (store, clock));
        return services;
    }

    public static IServiceCollection AddPasswords(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        const int iterations = 210_000;
        services.AddIdentityCore<Account>().AddUserStore<Microsoft.AspNetCore.Identity.EntityFrameworkCore.UserOnlyStore<Account, TeacherDevDb, int>>();
        services.RemoveAll<IPasswordValidator<Account>>();
        // Tests sign in hundreds of times; anywhere but in Development fewer iterations are refused.
        var chosen = environment.IsDevelopment() ? settings.GetValue("Accounts:PasswordIterations", iterations) : iterations;
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = chosen);
        var profile = settings.GetValue("Accounts:PasswordProfile", PasswordProfile.DengBao);
        services.AddScoped(s => new PasswordRules(s.GetRequiredService<IPasswordHasher<Account>>(), profile));
        services.AddScoped<IPasswordValidator<Account>>(s => s.GetRequiredService<PasswordRules>());
        services.AddScoped(s => new SignIn(s.GetRequiredService<TeacherDevDb>(), s.GetRequiredService<IPasswordHasher<Account>>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<DemonstrationAccounts>().AreShown));
        services.AddSingleton<DemonstrationAccounts>();
        services.AddScoped<Features.Home.Todos>();
        services.AddSingleton<Features.Documents.NoticeDocument>().AddSingleton<Features.Bulletins.BulletinDocument>().AddScoped<Features.Budgets.ReimbursementArchive>();
        services.AddSingleton<Features.Studios.StudioReportDocument>().AddSingleton<Features.Studios.VisitRecordDocument>().AddScoped<Features.Studios.StudioLedger>().AddScoped<Features.Studios.StudioYearArchive>();
        return services;
    }

    public static IServiceCollection AddTexts(this IServiceCollection services) => services
        .AddSingleton<ResourceManagerStringLocalizerFactory>().AddSingleton<IStringLocalizerFactory, Plurals>().AddLocalization(options => options.ResourcesPath = "Resources");

    /// <summary>A page is made for the names this site has: its public one, those in `AllowedHosts`, and this machine's own.</summary>
    public static IServiceCollection AddHosts(this IServiceCollection services, IConfiguration settings)
    {
        var known = (settings["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Uri.TryCreate(settings["Site:PublicUrl"], UriKind.Absolute, out var address)) known = [.. known, address.Host];
        return services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [.. known, "localhost", "127.0.0.1", "[::1]"]);
    }

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.MaxModelBindingCollectionSize = MostPeopleOnASheet;
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.ModelMetadataDetailsProviders.Add(new ChineseMessages());
        }).AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Shared)));
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Shared>>((options, t) => ChineseMessages.Bind(options.ModelBindingMessageProvider, t));
        services.Configure<Microsoft.AspNetCore.Mvc.Razor.RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureFolders()));
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(options => options.ValueCountLimit = MostFields);
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        return services;
    }

    private static void RemoveAll<TService>(this IServiceCollection services)
    {
        foreach (var service in services.Where(s => s.ServiceType == typeof(TService)).ToList()) services.Remove(service);
    }
}
