using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Infrastructure;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Jobs;

public static class JobServices
{
    /// <summary>The jobs and what they need, without anything that wakes them: enough for a verb that runs one.</summary>
    public static IServiceCollection AddTeacherDevJobs(this IServiceCollection services, IConfiguration settings, string dataDirectory)
    {
        var mail = (settings.GetSection("Mail").Get<MailSettings>() ?? new MailSettings()).Checked() with { Site = Uri.TryCreate(settings["Site:PublicUrl"], UriKind.Absolute, out var site) ? site : null };
        services.AddSingleton(mail).AddSingleton<Wording>().AddSingleton<Schedule>().AddSingleton<Sweep>();
        if (mail.Host is { Length: > 0 }) services.AddSingleton<IMailer, SmtpMailer>();
        else services.AddSingleton<IMailer>(new PickupMailer(mail, Path.Combine(dataDirectory, "mail")));
        foreach (var type in typeof(JobServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            if (type.Name.EndsWith("Job", StringComparison.Ordinal) && type.GetMethod("RunAsync", [typeof(CancellationToken)]) is not null) services.AddScoped(type);
            if (type.IsAssignableTo(typeof(IBackgroundWork))) services.AddScoped(typeof(IBackgroundWork), type);
        }
        foreach (var rule in typeof(IReminderRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IReminderRule))))
            services.AddScoped(typeof(IReminderRule), rule);
        return services.AddScoped<Outbox>().AddScoped<Enclosures>();
    }

    /// <summary>Wakes the sweep at start and every minute.</summary>
    public static IServiceCollection AddTeacherDevSchedule(this IServiceCollection services) => services.AddEngine();
}
