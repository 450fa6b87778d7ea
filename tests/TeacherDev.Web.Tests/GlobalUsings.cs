global using System.Net;
global using TeacherDev.Web.Tests.Site;
global using Xunit;
