using System.Text.Encodings.Web;
using System.Text.Unicode;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Demonstration;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs;
using TeacherDev.Web.Features.Work;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Verbs;

var (verb, settings) = Verb.Split(args);
if (verb?.Misuse is { } usage) return verb.Refuse(usage);
if (verb is { Name: "timetable" }) return Timetabling.Run(verb);

var builder = WebApplication.CreateBuilder(settings);
var places = new Places(builder.Configuration);
var https = builder.Configuration["Site:PublicUrl"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["Kestrel:Endpoints"])) builder.WebHost.UseUrls("http://localhost:5080");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.AddSingleton(places);
builder.Services.AddSingleton(StartedClock.At(builder.Configuration["Clock:Now"], builder.Environment.IsDevelopment()));
builder.Services.AddSingleton(s => MasterKeys.Load(places.Keys, s.GetRequiredService<IServiceScopeFactory>()));
builder.Services.AddTeacherDevData(builder.Configuration, places.Data);
builder.Services.AddCatalogue();
builder.Services.AddPermissions();
builder.Services.AddSession(builder.Configuration, https);
builder.Services.AddPasswords(builder.Configuration, builder.Environment);
builder.Services.AddScoped<DemonstrationCity>();
builder.Services.AddScoped<Preparation>();
builder.Services.AddSingleton<Readiness>();
builder.Services.AddTexts();
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddPages();
builder.Services.AddHosts(builder.Configuration);
builder.Services.AddTeacherDevJobs(builder.Configuration, places.Data);
if (verb is { Name: "work" } || (verb is null && builder.Configuration.GetValue("Jobs:Enabled", true))) builder.Services.AddTeacherDevSchedule();
builder.LogForCollectors();
if (verb is not null) builder.ServeNobody();

var app = builder.Build();
using var turn = verb is null ? OneInstance.Hold(builder.Configuration, places.Data) : null;
app.UsePublicAddress(https);
app.UseSecurityHeaders(https);
app.UseExceptionHandler("/error/500");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseLanguages(https);
app.UseRouting();
app.UseAuthentication();
app.UseMiddleware<ActingMiddleware>();
app.UseAuthorization();
app.MapStaticAssets().AllowAnonymous();
app.MapControllers().WithStaticAssets();

if (verb is not null) return await app.RunAsync(verb);
try
{
    await app.PrepareAsync();
}
catch (RuleBroken rule)
{
    Console.Error.WriteLine(Remark.Of(rule));
    return Verb.Refused;
}
app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app));
await app.RunAsync();
return 0;

public partial class Program;
